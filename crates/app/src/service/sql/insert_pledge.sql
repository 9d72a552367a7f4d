INSERT INTO service_pledge (body_id, unit_id, text, signer_name, signer_position, signed_on, written_at, is_sample)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id
