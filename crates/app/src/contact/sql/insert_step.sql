INSERT INTO unit_contact_step (body_id, contact_id, kind, reader, words, until_on, account_id, happened_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
