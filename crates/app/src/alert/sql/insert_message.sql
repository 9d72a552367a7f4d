INSERT INTO public_alert_message (body_id, alert_id, number, kind, sent_at, note, author_id, danger, headline, hazard,
  affected, evacuation, avoidance, help, announcer, channels, measures, area_kind, area_units, place, urgency, severity,
  certainty, onset_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
