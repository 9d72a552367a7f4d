SELECT id, email, name, state, password_hash, totp_secret, totp_last_step, locale, mail_digest, created_at, last_seen_at
FROM account
WHERE body_id = $1 AND id = $2
