SELECT t.id, t.template_id, t.unit_id, t.entry_id, t.declined_reason, t.declined_name, t.declined_position,
  t.answered_at, e.state AS entry_state, e.public_version_id, s.reason AS statement_reason,
  s.signer_name AS statement_name, s.signer_position AS statement_position
FROM publication_task t
JOIN publication_template p ON p.id = t.template_id AND p.body_id = t.body_id
LEFT JOIN register_entry e ON e.id = t.entry_id AND e.body_id = t.body_id
LEFT JOIN obligation_statement s ON s.id = t.statement_id AND s.body_id = t.body_id AND s.revoked_at IS NULL
WHERE t.body_id = $1
  AND (CAST($2 AS BIGINT) IS NULL OR t.id = $2)
  AND (CAST($3 AS BIGINT) IS NULL OR t.template_id = $3)
  AND (CAST($4 AS BIGINT) IS NULL OR t.unit_id = $4)
  AND (CAST($5 AS BIGINT) IS NULL OR t.entry_id = $5)
  AND (CAST($6 AS BIGINT) = 0 OR p.ended_at IS NULL)
ORDER BY t.template_id DESC, t.id
LIMIT 20000
