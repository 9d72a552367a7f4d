INSERT INTO exemption (
  body_id, unit_id, state, version, information, document, withheld_part, occasion, ground, law, if_opened, if_closed,
  weighing, never_exempt, period_basis, decision_number, decided_at_place, ppid_name, ppid_position, head_name,
  head_position, remark, opening_number, opened_reason, author_id, is_sample, created_at, updated_at
) VALUES (
  $1, $2, 'draft', 1, '', '', '', 'before_request', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '',
  $3, $4, $5, $5
)
RETURNING id
