INSERT INTO news_sketched (body_id, news_id, revision_id, hashes)
VALUES ($1, $2, $3, $4)
ON CONFLICT (news_id) DO UPDATE
SET revision_id = excluded.revision_id, hashes = excluded.hashes
