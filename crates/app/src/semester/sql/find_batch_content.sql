SELECT content
FROM semester_batch
WHERE body_id = $1 AND id = $2 AND content IS NOT NULL
