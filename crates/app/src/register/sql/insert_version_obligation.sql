INSERT INTO register_version_obligation (body_id, version_id, code)
VALUES ($1, $2, $3)
