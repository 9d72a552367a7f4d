INSERT INTO meeting_unit (body_id, meeting_id, unit_id, presence, agenda)
VALUES ($1, $2, $3, 'expected', '')
ON CONFLICT (body_id, meeting_id, unit_id) DO NOTHING
