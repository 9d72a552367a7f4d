SELECT rung, months_after, day
FROM contact_ladder
WHERE body_id = $1
ORDER BY rung
