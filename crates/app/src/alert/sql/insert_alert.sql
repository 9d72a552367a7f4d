INSERT INTO public_alert (body_id, unit_id, form_key, version, issued_at, expires_at, is_sample)
VALUES ($1, $2, $3, 1, $4, $5, $6)
ON CONFLICT (body_id, form_key) DO NOTHING
RETURNING id
