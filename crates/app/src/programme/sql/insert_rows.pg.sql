INSERT INTO programme_row (
  body_id, file_id, position, parent, depth, level, code, path, name, words, budget, revised, realisation, physical,
  location, district_id, contractor, source, sheet_row, theme, is_theme_sum
)
SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), x.position, x.parent, x.depth, x.level, x.code, x.path, x.name, x.words, x.budget, x.revised,
  x.realisation, x.physical, x.location, x.district_id, x.contractor, x.source, x.sheet_row, x.theme, x.is_theme_sum
FROM jsonb_to_recordset(CAST(CAST($3 AS TEXT) AS JSONB)) AS x (
  position BIGINT, parent BIGINT, depth BIGINT, level TEXT, code TEXT, path TEXT,
  name TEXT, words TEXT, budget BIGINT, revised BIGINT, realisation BIGINT, physical BIGINT, location TEXT,
  district_id BIGINT, contractor TEXT, source TEXT, sheet_row BIGINT, theme TEXT, is_theme_sum BIGINT
)
