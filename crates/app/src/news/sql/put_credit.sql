INSERT INTO news_credit (body_id, news_id, source_id, account_id, at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (news_id) DO UPDATE
SET source_id = excluded.source_id, account_id = excluded.account_id, at = excluded.at
