SELECT e.unit_id, o.code, COUNT(*) AS entries, MAX(e.verified_at) AS verified_at
FROM register_entry e
JOIN register_version_obligation o ON o.version_id = e.public_version_id
WHERE e.body_id = $1
  AND e.public_version_id IS NOT NULL
  AND (CAST($2 AS BIGINT) IS NULL OR e.unit_id = $2)
GROUP BY e.unit_id, o.code
ORDER BY e.unit_id, o.code
