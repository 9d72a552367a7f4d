INSERT INTO unit_official (body_id, unit_id, kind, position, name, sort_order)
VALUES ($1, $2, $3, $4, $5, $6)
