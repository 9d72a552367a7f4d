SELECT outcome, is_held, holder, ground, consequence, material, blacked_out, means, cost_rupiah, payment, officer_name,
  officer_position, issued_on, issued_at, is_late
FROM written_notice
WHERE body_id = $1 AND request_id = $2
