SELECT a.id, a.unit_id, a.version, a.issued_at, a.ended_at, a.is_sample, m.number, m.kind, m.sent_at, m.note, m.danger, m.headline, m.hazard, m.affected, m.evacuation, m.avoidance, m.help,
  m.announcer, m.channels, m.measures, m.area_kind, m.area_units, m.place, m.urgency, m.severity, m.certainty, m.onset_at,
  m.expires_at
FROM public_alert a
JOIN public_alert_message m ON m.alert_id = a.id AND m.body_id = a.body_id AND m.number = a.version
WHERE a.body_id = $1
  AND a.id = $2
