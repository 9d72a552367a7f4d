INSERT INTO register_mapping (body_id, unit_id, fingerprint, mapping, at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (body_id, unit_id, fingerprint) DO UPDATE SET mapping = excluded.mapping, at = excluded.at
