SELECT COUNT(*) FROM link_check c
JOIN register_version_link l ON l.body_id = c.body_id AND l.url = c.url
JOIN register_entry e ON e.body_id = l.body_id AND e.public_version_id = l.version_id
WHERE c.body_id = $1 AND c.failing_since < c.checked_at AND (CAST($2 AS BIGINT) IS NULL OR e.unit_id = $2)
