INSERT INTO visit_shown (body_id, since) VALUES ($1, $2)
ON CONFLICT (body_id) DO NOTHING
