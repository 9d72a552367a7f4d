INSERT INTO share_post (body_id, news_id, account_id, state, hurdle, is_by_hand, revision_id, text, alternative, picture, picture_at, tries, permalink, by_id, at)
VALUES ($1, $2, $3, 'waiting', '', 0, $4, $5, $6, '', 0, 0, '', $7, $8)
ON CONFLICT (body_id, news_id, account_id) DO NOTHING
