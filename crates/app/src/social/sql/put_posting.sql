INSERT INTO social_posting (body_id, account_id, base, keys, by_id, at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (body_id, account_id) DO UPDATE
SET base = excluded.base, keys = excluded.keys, by_id = excluded.by_id, at = excluded.at
