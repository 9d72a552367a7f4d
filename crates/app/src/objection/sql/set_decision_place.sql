UPDATE objection_decision
SET log_seq = $3
WHERE body_id = $1 AND objection_id = $2
