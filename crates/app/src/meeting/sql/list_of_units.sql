SELECT m.id, m.series_id, m.batch, m.title, m.place, m.starts_at, m.ends_at, m.state, m.is_public, m.number, m.called_at, m.signer_name, m.signer_position, m.digest, m.log_seq, m.reason, m.minutes, m.is_head_present, m.held_at, m.revision, m.is_sample
FROM meeting m
WHERE m.body_id = $1 AND m.state <> 'planned' AND (m.starts_at < $2 OR (m.starts_at = $2 AND m.id < $3))
  AND EXISTS (
    SELECT 1 FROM meeting_unit u
    WHERE u.body_id = m.body_id AND u.meeting_id = m.id AND u.unit_id = $5
  )
ORDER BY m.starts_at DESC, m.id DESC
LIMIT $4
