INSERT INTO shared_table_column (body_id, table_id, position, name, kind, hint, is_required, filler_unit_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
