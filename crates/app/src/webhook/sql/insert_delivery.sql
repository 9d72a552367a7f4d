INSERT INTO webhook_delivery (body_id, webhook_id, event, number, unit_id, log_seq, happened_at, state, tries, answer, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, '', $8)
RETURNING id
