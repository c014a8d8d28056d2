SELECT id, version, code, title, cities, starts_on, ends_on, status, leader_staff_id FROM trip
WHERE archived_at IS NULL AND starts_on <= :last AND ends_on >= :first;
SELECT id, version, code, direction, "on", start_time, end_time, status, host_staff_id, escort_ids
FROM visit WHERE archived_at IS NULL AND "on" BETWEEN :first AND :last;
SELECT link.visit_id, company.name FROM visit_company link
JOIN company ON company.id = link.company_id JOIN visit ON visit.id = link.visit_id
WHERE visit."on" BETWEEN :first AND :last;
SELECT link.visit_id, park.name FROM visit_park link
JOIN park ON park.id = link.park_id JOIN visit ON visit.id = link.visit_id
WHERE visit."on" BETWEEN :first AND :last;
SELECT * FROM event WHERE "on" BETWEEN :first AND :last;
SELECT * FROM appointment WHERE "on" <= :last AND ends_on >= :first;
SELECT id, name FROM staff
