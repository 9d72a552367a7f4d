SELECT id, unit_id, state, version, information, document, withheld_part, occasion, ground, law, if_opened, if_closed, weighing,
  never_exempt, exempt_until, period_basis, review_on, decision_number, decided_on, decided_at_place, ppid_name,
  ppid_position, decided_by, head_name, head_position, approved_by, approved_at, remark, opening_number,
  opening_decided_on, opened_on, opened_by, opened_reason, entry_id, author_id, is_sample, created_at, updated_at
FROM exemption
WHERE body_id = $1 AND id = $2
