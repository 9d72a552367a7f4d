UPDATE exemption
SET version = $3 + 1, state = $4, information = $5, document = $6, withheld_part = $7, occasion = $8, ground = $9,
  law = $10, if_opened = $11, if_closed = $12, weighing = $13, never_exempt = $14, exempt_until = $15,
  period_basis = $16, review_on = $17, decision_number = $18, decided_on = $19, decided_at_place = $20,
  ppid_name = $21, ppid_position = $22, decided_by = $23, head_name = $24, head_position = $25, approved_by = $26,
  approved_at = $27, remark = $28, opening_number = $29, opening_decided_on = $30, opened_on = $31, opened_by = $32,
  opened_reason = $33, entry_id = $34, updated_at = $35
WHERE body_id = $1 AND id = $2 AND version = $3
