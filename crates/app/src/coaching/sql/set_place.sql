UPDATE coaching_attempt
SET log_seq = $3
WHERE body_id = $1 AND id = $2
