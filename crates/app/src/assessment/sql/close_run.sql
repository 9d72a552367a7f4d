UPDATE assessment_run SET closed_at = $3, visitation = $4, result = $5, decree = $6
WHERE body_id = $1 AND id = $2 AND closed_at IS NULL
