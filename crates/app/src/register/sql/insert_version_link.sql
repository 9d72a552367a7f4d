INSERT INTO register_version_link (body_id, version_id, position, title, url)
VALUES ($1, $2, $3, $4, $5)
