SELECT COUNT(*) FROM account_link
WHERE body_id = $1 AND account_id = $2 AND kind = $3 AND created_at > $4
