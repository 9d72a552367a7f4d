INSERT INTO programme_row (
  body_id, file_id, position, parent, depth, level, code, path, name, words, budget, revised, realisation, physical,
  location, district_id, contractor, source, sheet_row, theme, is_theme_sum
)
SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), value ->> 'position',
  value ->> 'parent',
  value ->> 'depth',
  value ->> 'level',
  value ->> 'code',
  value ->> 'path',
  value ->> 'name',
  value ->> 'words',
  value ->> 'budget',
  value ->> 'revised',
  value ->> 'realisation',
  value ->> 'physical',
  value ->> 'location',
  value ->> 'district_id',
  value ->> 'contractor',
  value ->> 'source',
  value ->> 'sheet_row',
  value ->> 'theme',
  value ->> 'is_theme_sum'
FROM json_each($3)
