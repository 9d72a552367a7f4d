SELECT c.id, c.unit_id, s.until_on, s.words, c.rung_on, c.ending, c.ended_at
FROM unit_contact_step s
JOIN unit_contact c ON c.id = s.contact_id AND c.body_id = s.body_id
WHERE s.body_id = $1 AND s.kind IN ('promise', 'call') AND s.until_on IS NOT NULL
  AND (c.ended_at IS NULL OR c.ended_at >= $2)
ORDER BY s.id DESC
LIMIT 2000
