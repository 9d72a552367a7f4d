INSERT INTO register_import_row (
  body_id, import_id, position, sheet, number, title, outcome, fault, entry_id, entry_version
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
