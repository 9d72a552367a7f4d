INSERT INTO programme_mapping (body_id, fingerprint, mapping, at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (body_id, fingerprint) DO UPDATE SET mapping = excluded.mapping, at = excluded.at
