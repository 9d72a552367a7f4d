SELECT cells FROM shared_table_row_version
WHERE body_id = $1 AND row_id = $2 AND number = $3
