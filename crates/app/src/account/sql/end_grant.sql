UPDATE account_grant SET ended_at = $4
WHERE body_id = $1 AND account_id = $2 AND id = $3 AND ended_at IS NULL
