DELETE FROM exemption
WHERE body_id = $1 AND id = $2 AND version = $3 AND state = 'draft'
