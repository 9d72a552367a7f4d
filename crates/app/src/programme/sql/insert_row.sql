INSERT INTO programme_row (
  body_id, file_id, position, parent, depth, level, code, path, name, words, budget, revised, realisation, physical,
  location, district_id, contractor, source, sheet_row, theme, is_theme_sum
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
