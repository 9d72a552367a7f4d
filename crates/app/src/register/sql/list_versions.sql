SELECT id, number, title, summary, class, holder, responsible, made_on, made_at_place, is_printed, is_digital,
  retention_active, retention_inactive, media, language, year, correction, writer_id, at, published_at, closed_reason,
  digest
FROM register_version
WHERE body_id = $1 AND entry_id = $2
ORDER BY number DESC
LIMIT 500
