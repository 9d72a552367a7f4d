INSERT INTO meeting_person (body_id, meeting_id, account_id, unit_id, name, way, came_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (body_id, meeting_id, account_id) DO NOTHING
