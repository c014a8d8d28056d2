-- What the first page needs, written by hand for SQLite: the next steps of leads with what happened
-- last, leads past their limit, letters that end. Parameters: :day, :sunday, :next_sunday, :month
-- (the last day of the next thirty), :ids (a JSON list). {mine} and {owner} say whose.

-- due
select id, next_action_on, next_action_time, part, place, many from (
select id, next_action_on, next_action_time, part, row_number() over (partition by part order by
next_action_on is null, next_action_on, next_action_time is null, next_action_time, key, id)
as place, count(*) over (partition by part) as many from (
select lead.id, next_action_on, next_action_time, c.sort_key as key, case
when next_action_on is null then 'NO_DAY' when next_action_on < :day then 'OVERDUE'
when next_action_on = :day then 'TODAY' when next_action_on <= :sunday then 'THIS_WEEK'
when next_action_on <= :next_sunday then 'NEXT_WEEK' else 'LATER' end as part
from lead join company c on c.id = lead.company_id
where lead.archived_at is null and lead.merged_into_id is null and lead.stage <> 'LOST'
and (next_action is not null or next_action_on is not null) {mine})) where place <= 200;

-- lines
select lead.id, lead.version, lead.next_action, lead.stage, lead.stage_entered_on,
lead.stage_precision, coalesce(lead.next_action_staff_id, lead.owner_id), c.name
from lead join company c on c.id = lead.company_id
where lead.id in (select value from json_each(:ids));

-- said
select lead.id, f."on", f.channel, substr(f.content, 1, 240) from lead join follow_up f on f.id =
(select id from follow_up where lead_id = lead.id and archived_at is null and "on" <= :day
order by "on" desc, id desc limit 1) where lead.id in (select value from json_each(:ids));

-- moves
select lead_id, "on", to_stage from lead_stage_history
where lead_id in (select value from json_each(:ids)) and from_stage is not null and "on" <= :day
order by position desc;

-- late
select lead.id, lead.version, lead.code, lead.title, c.name, lead.stage, lead.stage_entered_on,
lead.stage_precision, lead.review_on, lead.owner_id, s.name, first.many from (
select id, row_number() over (order by rank desc, since, id) as place, count(*) over () as many
from (select id, case stage when 'SIGNED' then 6 when 'INTENT' then 5 when 'NEGOTIATING' then 4
when 'VISITED' then 3 when 'CONTACTED' then 2 when 'NEW' then 1 else 0 end as rank,
case stage when 'ON_HOLD' then review_on else stage_entered_on end as since from lead
where archived_at is null and merged_into_id is null {owner} and ((stage_precision = 'DAY' and (
stage = 'NEW' and stage_entered_on <= date(:day, '-15 day')
or stage in ('CONTACTED', 'VISITED') and stage_entered_on <= date(:day, '-31 day')
or stage = 'NEGOTIATING' and stage_entered_on <= date(:day, '-61 day')
or stage = 'INTENT' and stage_entered_on <= date(:day, '-91 day')
or stage = 'SIGNED' and stage_entered_on <= date(:day, '-181 day')))
or stage = 'ON_HOLD' and review_on < :day)) order by place limit 50) as first
join lead on lead.id = first.id join company c on c.id = lead.company_id
join staff s on s.id = lead.owner_id order by first.place;

-- ending
select l.id, l.code, l.area, l.valid_until, c.name, p.name from letter l
join company c on c.id = l.company_id join park p on p.id = l.park_id
where {force} and l.valid_until <= :month order by l.valid_until, l.code limit 50;

-- endings
select count(*) from letter l where {force} and l.valid_until <= :month;

-- endless
select count(*) from letter l where {force} and l.valid_until is null;

-- count
select count(*) from lead where archived_at is null and merged_into_id is null and stage <> 'LOST'
and (next_action is not null or next_action_on is not null) and next_action_on <= :day {mine};
