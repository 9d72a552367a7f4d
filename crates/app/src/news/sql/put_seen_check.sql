INSERT INTO news_seen_check (body_id, news_id, code, account_id, at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (news_id, code) DO UPDATE
SET account_id = excluded.account_id, at = excluded.at
