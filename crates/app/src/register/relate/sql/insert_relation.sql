INSERT INTO news_register_entry (body_id, news_id, entry_id)
VALUES ($1, $2, $3)
ON CONFLICT (news_id, entry_id) DO NOTHING
