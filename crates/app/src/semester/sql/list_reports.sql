SELECT id, unit_id, period, state, version, until_on, due_on, obstacles, plan, notes, signer_name, signer_position, signed_on, submitted_at, figures, digest, remark, reopened, told_on, is_sample, updated_at
FROM semester_report
WHERE body_id = $1 AND period = $2
  AND (CAST($3 AS BIGINT) IS NULL OR unit_id = $3) AND id > $4
ORDER BY id
LIMIT 500
