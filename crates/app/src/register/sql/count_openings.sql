SELECT COUNT(*) FROM exemption
WHERE body_id = $1 AND entry_id = $2
