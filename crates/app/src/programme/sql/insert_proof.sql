INSERT INTO programme_proof (body_id, unit_id, year, path, news_id, entry_id, url, title, added_by, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
RETURNING id
