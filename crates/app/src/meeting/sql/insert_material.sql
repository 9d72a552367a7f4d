INSERT INTO meeting_material (body_id, meeting_id, file_id, added_at)
VALUES ($1, $2, $3, $4)
