INSERT INTO written_notice (
  request_id, body_id, outcome, is_held, holder, ground, consequence, material, blacked_out, means, cost_rupiah, payment,
  officer_name, officer_position, issued_on, issued_at, is_late
) VALUES ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
