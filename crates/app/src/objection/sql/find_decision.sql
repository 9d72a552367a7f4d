SELECT decision, is_settled, considerations, order_text, order_unit_id, order_due_on, letter_number, officer_name,
  officer_position, issued_on, issued_at, is_late, log_seq
FROM objection_decision
WHERE body_id = $1 AND objection_id = $2
