INSERT INTO calendar_version (body_id, name, decree, is_provisional, days, digest, loaded_by, loaded_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id
