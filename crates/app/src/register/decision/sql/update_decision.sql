UPDATE register_decision
SET entries = $3, digest = $4
WHERE body_id = $1 AND id = $2
