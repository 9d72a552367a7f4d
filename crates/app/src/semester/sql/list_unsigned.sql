SELECT id, unit_id, period, state, version, until_on, due_on, obstacles, plan, notes, signer_name, signer_position, signed_on, submitted_at, figures, digest, remark, reopened, told_on, is_sample, updated_at
FROM semester_report
WHERE body_id = $1 AND state IN ('draft', 'returned') AND id > $2
ORDER BY id
LIMIT 500
