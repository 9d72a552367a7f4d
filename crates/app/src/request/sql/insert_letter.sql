INSERT INTO request_letter (
  body_id, request_id, kind, number, issued_on, issued_at, officer_name, officer_position, text, digest, log_seq
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
