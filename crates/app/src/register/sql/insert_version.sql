INSERT INTO register_version (
  body_id, entry_id, number, title, summary, class, holder, responsible, made_on, made_at_place, is_printed, is_digital,
  retention_active, retention_inactive, media, language, year, correction, writer_id, at, closed_reason, digest
) VALUES (
  $1, $2,
  (SELECT CAST(COALESCE(MAX(v.number), 0) + 1 AS BIGINT) FROM register_version v WHERE v.body_id = $1 AND v.entry_id = $2),
  $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, '', $20
)
RETURNING id
