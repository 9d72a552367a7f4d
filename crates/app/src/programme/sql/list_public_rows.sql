SELECT r.id, f.unit_id, f.year, r.level, r.code, r.name, r.budget, r.revised, r.realisation,
  r.physical, r.location, r.contractor, r.source, r.theme, f.is_sample
FROM programme_row r
JOIN programme_file f ON f.id = r.file_id AND f.body_id = r.body_id
WHERE r.body_id = $1 AND f.state = 'published' AND r.id > $2
  AND (CAST($3 AS BIGINT) IS NULL OR f.year = $3)
  AND (CAST($4 AS BIGINT) IS NULL OR f.unit_id = $4)
  AND (CAST($5 AS TEXT) IS NULL OR r.level = $5)
  AND (CAST($6 AS BIGINT) IS NULL OR r.district_id = $6)
  AND (CAST($7 AS TEXT) IS NULL OR REPLACE(r.words, $7, '') <> r.words)
  AND (CAST($8 AS TEXT) IS NULL OR r.theme = $8)
ORDER BY r.id
LIMIT $9
