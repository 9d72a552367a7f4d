INSERT INTO news_autosave (body_id, news_id, account_id, base_version, fields, at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (news_id, account_id) DO UPDATE
SET base_version = excluded.base_version, fields = excluded.fields, at = excluded.at
