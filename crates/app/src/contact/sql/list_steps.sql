SELECT s.kind, s.reader, s.words, s.until_on, a.name AS by_name, s.happened_at
FROM unit_contact_step s
LEFT JOIN account a ON a.id = s.account_id AND a.body_id = s.body_id
WHERE s.body_id = $1 AND s.contact_id = $2
ORDER BY s.id
LIMIT 500
