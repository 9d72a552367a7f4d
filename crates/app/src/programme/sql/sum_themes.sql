SELECT r.theme, CAST(SUM(COALESCE(r.revised, r.budget, 0)) AS BIGINT) AS budget,
  CAST(SUM(COALESCE(r.realisation, 0)) AS BIGINT) AS realisation
FROM programme_row r
JOIN programme_file f ON f.id = r.file_id AND f.body_id = r.body_id
WHERE r.body_id = $1 AND f.state = 'published' AND f.year = $2 AND r.is_theme_sum = 1
GROUP BY r.theme
ORDER BY 2 DESC, r.theme
LIMIT 200
