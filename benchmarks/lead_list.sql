-- What the lists of leads and companies need, written by hand for SQLite. Dates are text there,
-- money is in 分 and area in 0.01 ㎡. Parameters: :day, :ids (a JSON list) and those of the filters.
-- {where} and {order} are filled in by lead_list.py. A plus keeps SQLite, which has no statistics
-- here, from the index of all signed letters where it looks for those of one lead.

-- lead ids
select id from lead where archived_at is null and merged_into_id is null {where} order by {order};

-- lead sums
select count(*), sum(cny), count(cny) from (select case currency when 'CNY' then est_investment
else est_investment / 1000000 * fx_rate + (est_investment % 1000000 * fx_rate + 500000) / 1000000
end as cny from lead where archived_at is null and merged_into_id is null {where});

-- lead letters
select count(*), sum(l.area) from letter l join lead on lead.id = l.lead_id
where lead.archived_at is null and lead.merged_into_id is null {where}
and l.status = 'SIGNED' and l.area_kind <> 'LAND' and l.signed_on <= :day
and not exists (select 1 from letter s where s.supersedes_id = l.id and +s.status = 'SIGNED'
and s.signed_on <= :day);

-- lead groups
select {key}, g.* from (select {by} as key, count(*), sum(cny), count(cny) from (select lead.*,
case currency when 'CNY' then est_investment
else est_investment / 1000000 * fx_rate + (est_investment % 1000000 * fx_rate + 500000) / 1000000
end as cny from lead where archived_at is null and merged_into_id is null {where}) as lead
group by 1) as g {names};

-- lead groups of letters
select {by}, sum(l.area), count(*) from letter l join lead on lead.id = l.lead_id
where lead.archived_at is null and lead.merged_into_id is null {where}
and l.status = 'SIGNED' and l.area_kind <> 'LAND' and l.signed_on <= :day
and not exists (select 1 from letter s where s.supersedes_id = l.id and +s.status = 'SIGNED'
and s.signed_on <= :day) group by 1;

-- lead page
select lead.id, lead.version, lead.code, lead.title, lead.company_id, c.name, coalesce(m.code,
i.code), i.name, lead.stage, lead.stage_entered_on, lead.stage_precision, lead.est_investment,
lead.est_investment_qual, lead.currency, lead.fx_rate, lead.est_area_needed, lead.land_needed,
lead.owner_id, s.name, s.active, lead.next_action, lead.next_action_on, lead.kind, lead.scope,
lead.mode, lead.source_channel, lead.project_level, lead.registered_on, lead.archived_at,
lead.is_demo, lead.review_on, p.id, p.name,
(select sum(l.area) from letter l where l.lead_id = lead.id and +l.status = 'SIGNED' and
l.area_kind <> 'LAND' and l.signed_on <= :day and not exists (select 1 from letter n where
n.supersedes_id = l.id and +n.status = 'SIGNED' and n.signed_on <= :day)),
(select count(*) from letter l where l.lead_id = lead.id and l.status <> 'VOID'),
lead.stage = 'INTENT' and exists (select 1 from letter l where l.lead_id = lead.id and +l.status =
'SIGNED' and l.signed_on <= :day and (l.withdrawn_on <= :day or l.valid_until < :day))
from lead join company c on c.id = lead.company_id join staff s on s.id = lead.owner_id
left join industry i on i.id = lead.industry_id left join industry m on m.id = i.parent_id
left join park p on p.id = coalesce(lead.park_id, (select l.park_id from letter l where l.lead_id
= lead.id and l.status <> 'VOID' order by l.signed_on is null, l.signed_on desc, l.id desc limit
1), json_extract(lead.preferred_park_ids, '$[0]'))
where lead.id in (select value from json_each(:ids));

-- company ids
select company.id from company left join industry on industry.id = company.industry_id
where company.archived_at is null and company.merged_into_id is null {where} order by {order};

-- company sums
select count(*), count(*) filter (where is_tenant) from company
where company.archived_at is null and company.merged_into_id is null {where};

-- company page
select company.id, company.version, company.name, company.short_name, uscc, province, city, tier,
i.name, is_tenant, p.name, (select count(*) from lead where company_id = company.id and
archived_at is null and merged_into_id is null), (select count(*) from letter where company_id =
company.id and archived_at is null), company.archived_at, company.is_demo
from company left join industry i on i.id = company.industry_id
left join park p on p.id = company.park_id
where company.id in (select value from json_each(:ids));
