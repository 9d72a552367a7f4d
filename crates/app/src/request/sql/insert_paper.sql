INSERT INTO request_paper (body_id, request_id, kind, name, sha256, bytes, at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING id
