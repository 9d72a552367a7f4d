INSERT INTO public_alert_showing (body_id, alert_id, number, shown_at, path, excerpt, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (alert_id, number) DO NOTHING
