-- Failing at one look is bad luck; at two it is broken.
SELECT e.id AS entry_id, e.unit_id, v.title, l.title AS link_title, c.url, c.status, c.failing_since, c.checked_at
FROM link_check c
JOIN register_version_link l ON l.body_id = c.body_id AND l.url = c.url
JOIN register_entry e ON e.body_id = l.body_id AND e.public_version_id = l.version_id
JOIN register_version v ON v.body_id = l.body_id AND v.id = l.version_id
WHERE c.body_id = $1 AND c.failing_since < c.checked_at AND (CAST($2 AS BIGINT) IS NULL OR e.unit_id = $2)
ORDER BY c.failing_since, e.id, l.position
LIMIT $3
