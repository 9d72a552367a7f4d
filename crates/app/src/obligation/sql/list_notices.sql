SELECT unit_id, code, due_on FROM obligation_notice
WHERE body_id = $1 AND due_on >= $2
ORDER BY unit_id, code, due_on
LIMIT 200000
