UPDATE app_review SET state = $4, reason = $5, answer = $6, answered_at = $7, reports = $8
WHERE body_id = $1 AND id = $2 AND state = $3
