INSERT INTO body_second_factor (body_id, role)
VALUES ($1, $2)
