SELECT position, depth, level, code, path, name, budget, revised, realisation, physical, location, contractor, source,
  sheet_row
FROM programme_row
WHERE body_id = $1 AND file_id = $2 AND position = $3
