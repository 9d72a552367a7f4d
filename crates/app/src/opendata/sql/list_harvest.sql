SELECT e.id, e.unit_id, e.class, e.changed_at,
  CAST(CASE WHEN e.public_version_id IS NULL THEN 1 ELSE 0 END AS BIGINT) AS is_deleted
FROM register_entry e
WHERE e.body_id = $1
  AND e.changed_at IS NOT NULL
  AND (e.public_version_id IS NOT NULL OR e.withdrawn_at IS NOT NULL)
  AND (e.changed_at, e.id) > ($2, $3)
  AND e.changed_at <= $4
  AND (CAST($6 AS BIGINT) IS NULL OR e.unit_id = $6)
  AND (CAST($7 AS TEXT) IS NULL OR e.class = $7)
ORDER BY e.changed_at, e.id
LIMIT $5
