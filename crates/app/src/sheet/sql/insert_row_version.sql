INSERT INTO shared_table_row_version (body_id, row_id, number, cells, writer_id, at, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7)
