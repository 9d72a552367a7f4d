SELECT reports, figures, digest, made_at, made_by
FROM semester_consolidation
WHERE body_id = $1 AND period = $2
ORDER BY id DESC
LIMIT 1
