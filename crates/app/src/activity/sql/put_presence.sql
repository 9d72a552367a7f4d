INSERT INTO activity_presence (body_id, unit_id, network, from_month, is_present, is_hosted, noted_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (body_id, unit_id, network, from_month) DO UPDATE
SET is_present = excluded.is_present, is_hosted = excluded.is_hosted, noted_at = excluded.noted_at
