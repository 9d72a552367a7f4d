INSERT INTO shared_table_row (body_id, table_id, unit_id, number)
VALUES ($1, $2, $3, 1)
RETURNING id
