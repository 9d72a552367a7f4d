INSERT INTO news_plan (body_id, news_id, on_day)
VALUES ($1, $2, $3)
ON CONFLICT (news_id) DO UPDATE
SET on_day = excluded.on_day
