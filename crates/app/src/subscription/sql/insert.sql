INSERT INTO subscription (body_id, question, sealed_address, address_mark, locale, created_at, asked_at, seen_until)
VALUES ($1, $2, $3, $4, $5, $6, $6, $6)
RETURNING id
