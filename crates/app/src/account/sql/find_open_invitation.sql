SELECT MAX(expires_at) FROM account_link
WHERE body_id = $1 AND account_id = $2 AND kind = 'invitation' AND used_at IS NULL
