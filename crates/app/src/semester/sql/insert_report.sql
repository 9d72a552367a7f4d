INSERT INTO semester_report (
  body_id, unit_id, period, state, version, until_on, due_on, obstacles, plan, notes, signer_name, signer_position,
  figures, digest, remark, reopened, is_sample, created_at, updated_at
) VALUES ($1, $2, $3, 'draft', 1, $4, $5, $6, $7, '', '', '', '', $8, '', 0, $9, $10, $10)
ON CONFLICT (body_id, unit_id, period) DO NOTHING
RETURNING id
