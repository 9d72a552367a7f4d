INSERT INTO objection_decision (
  objection_id, body_id, decision, is_settled, considerations, order_text, order_unit_id, order_due_on, letter_number,
  officer_name, officer_position, issued_on, issued_at, is_late
) VALUES ($2, $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
