-- What the figures need, written by hand for SQLite, which keeps dates as text.
-- Parameters: :day (as of) and :start (1 January of its year).

select case when s.day <= :day then 0 when converted_on <= :day then 1 when withdrawn_on <= :day
then 2 when valid_until < :day then 3 else 4 end, count(*), sum(area) from letter l left join
(select supersedes_id as id, min(signed_on) as day from letter where supersedes_id is not null and
status = 'SIGNED' group by 1) s on s.id = l.id where l.status = 'SIGNED' and l.area_kind in
('RENT', 'SALE') and signed_on <= :day group by 1;

select count(*), sum(area) from letter l where l.status = 'SIGNED' and l.area_kind in ('RENT',
'SALE') and signed_on between :start and :day;

select count(*), sum(area) from letter l left join (select supersedes_id as id, min(signed_on) as
day from letter where supersedes_id is not null and status = 'SIGNED' group by 1) s on s.id = l.id
where l.status = 'SIGNED' and l.area_kind in ('RENT', 'SALE') and max(signed_on, s.day) between
:start and :day;

select sum(case when signed_on < :start then area end), sum(case when gone <= :day then area end),
sum(case when gone > :day then area end) from (select area, signed_on, max(signed_on,
min(coalesce(s.day, '9'), coalesce(converted_on, '9'), coalesce(withdrawn_on, '9'),
coalesce(date(valid_until, '+1 day'), '9'))) as gone from letter l left join (select supersedes_id
as id, min(signed_on) as day from letter where supersedes_id is not null and status = 'SIGNED'
group by 1) s on s.id = l.id where l.status = 'SIGNED' and l.area_kind in ('RENT', 'SALE') and
signed_on <= :day) where gone >= :start;

select count(*), sum(area) from (select company_id, sum(area) as area from letter l left join
(select supersedes_id as id, min(signed_on) as day from letter where supersedes_id is not null and
status = 'SIGNED' group by 1) s on s.id = l.id where l.status = 'SIGNED' and l.area_kind in
('RENT', 'SALE') and signed_on <= :day and coalesce(s.day, '9') > :day and coalesce(converted_on,
'9') > :day and coalesce(withdrawn_on, '9') > :day and coalesce(valid_until, '9') >= :day group by
company_id, park_id) group by company_id having count(*) > 1;

select count(*) from lead where registered_on between :start and :day;

select h.to_stage, count(*) from lead l join lead_stage_history h on h.id = (select id from
lead_stage_history where lead_id = l.id and "on" <= :day order by "on" desc, position desc limit
1) group by 1;

select h.to_stage, h."on", h.precision, h.review_on, count(*) from lead l join lead_stage_history
h on h.id = (select id from lead_stage_history where lead_id = l.id and "on" <= :day order by "on"
desc, position desc limit 1) group by 1, 2, 3, 4;

select h.to_stage, sum(est_investment), count(est_investment) from lead l join lead_stage_history
h on h.id = (select id from lead_stage_history where lead_id = l.id and "on" <= :day order by "on"
desc, position desc limit 1) where h.to_stage in ('NEW', 'CONTACTED', 'VISITED', 'NEGOTIATING',
'INTENT') group by 1;

select far, count(*) from (select l.id, max(case h.to_stage when 'NEW' then 0 when 'CONTACTED'
then 1 when 'VISITED' then 2 when 'NEGOTIATING' then 3 when 'INTENT' then 4 when 'SIGNED' then 5
when 'LANDED' then 6 when 'OPERATING' then 7 else -1 end) as far from lead l left join
lead_stage_history h on h.lead_id = l.id and h."on" <= :day where registered_on between :start and
:day group by l.id) group by 1;

select sum(est_investment >= 10000000000), sum(est_investment >= 100000000000) from lead l join
lead_stage_history h on h.id = (select id from lead_stage_history where lead_id = l.id and "on" <=
:day order by "on" desc, position desc limit 1) where contract_signed_on <= :day and h.to_stage <>
'LOST';
