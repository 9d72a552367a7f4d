SELECT number, decided_on
FROM register_decision
WHERE body_id = $1 AND unit_id = $2
ORDER BY decided_on DESC, id DESC
LIMIT 1
