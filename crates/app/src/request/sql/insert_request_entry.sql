INSERT INTO request_entry (body_id, request_id, entry_id)
VALUES ($1, $2, $3)
