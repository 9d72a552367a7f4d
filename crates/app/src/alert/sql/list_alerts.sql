SELECT a.id, a.unit_id, a.version, a.issued_at, a.ended_at, a.is_sample, m.number, m.kind, m.sent_at, m.note, m.danger, m.headline, m.hazard, m.affected, m.evacuation, m.avoidance, m.help,
  m.announcer, m.channels, m.measures, m.area_kind, m.area_units, m.place, m.urgency, m.severity, m.certainty, m.onset_at,
  m.expires_at
FROM public_alert a
JOIN public_alert_message m ON m.alert_id = a.id AND m.body_id = a.body_id AND m.number = a.version
WHERE a.body_id = $1
  AND (a.issued_at < $2 OR (a.issued_at = $2 AND a.id < $3))
  AND (CAST($4 AS BIGINT) IS NULL OR a.unit_id = $4)
  AND (CAST($5 AS BIGINT) IS NULL OR (a.ended_at IS NULL AND a.expires_at > $5))
  AND (CAST($6 AS BIGINT) IS NULL OR a.ended_at IS NOT NULL OR a.expires_at <= $6)
ORDER BY a.issued_at DESC, a.id DESC
LIMIT $7
