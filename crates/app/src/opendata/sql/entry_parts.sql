SELECT e.id / 10000 AS part, MAX(e.changed_at) AS last_at
FROM register_entry e
WHERE e.body_id = $1 AND e.public_version_id IS NOT NULL
GROUP BY e.id / 10000
ORDER BY part
LIMIT 1000
