SELECT id, unit_id, state, version, information, document, withheld_part, occasion, ground, law, if_opened, if_closed, weighing,
  never_exempt, exempt_until, period_basis, review_on, decision_number, decided_on, decided_at_place, ppid_name,
  ppid_position, decided_by, head_name, head_position, approved_by, approved_at, remark, opening_number,
  opening_decided_on, opened_on, opened_by, opened_reason, entry_id, author_id, is_sample, created_at, updated_at,
  COALESCE((
    SELECT string_agg(o.code, ' ' ORDER BY o.code) FROM exemption_obligation o
    WHERE o.body_id = exemption.body_id AND o.exemption_id = exemption.id
  ), '') AS obligations
FROM exemption
WHERE body_id = $1 AND id = $2
