SELECT e.id, e.unit_id, e.slug, e.class, e.is_sample, v.title, v.summary, v.holder, v.responsible, v.made_on, v.made_at_place,
  v.is_printed, v.is_digital, v.retention_active, v.retention_inactive, v.media,
  CASE e.class WHEN 'berkala' THEN 1 WHEN 'serta_merta' THEN 2 ELSE 3 END AS place
FROM register_entry e
JOIN register_version v ON v.id = e.public_version_id AND v.body_id = e.body_id
WHERE e.body_id = $1
  AND e.public_version_id IS NOT NULL
  AND (CASE e.class WHEN 'berkala' THEN 1 WHEN 'serta_merta' THEN 2 ELSE 3 END > $2
    OR (CASE e.class WHEN 'berkala' THEN 1 WHEN 'serta_merta' THEN 2 ELSE 3 END = $2
      AND (e.unit_id > $3 OR (e.unit_id = $3 AND e.id > $4))))
  AND (CAST($6 AS BIGINT) IS NULL OR e.unit_id = $6 OR (CAST($10 AS BIGINT) = 1 AND e.unit_id IN (
    SELECT u.id FROM unit u WHERE u.body_id = e.body_id AND u.parent_id = $6
  )))
  AND (CAST($7 AS TEXT) IS NULL OR e.class = $7)
  AND (CAST($8 AS TEXT) IS NULL OR EXISTS (
    SELECT 1 FROM register_version_obligation o WHERE o.body_id = e.body_id AND o.version_id = v.id AND o.code = $8
  ))
  AND (CAST($9 AS BIGINT) IS NULL OR e.year = $9)
ORDER BY place, e.unit_id, e.id
LIMIT $5
