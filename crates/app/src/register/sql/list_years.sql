SELECT year
FROM register_entry
WHERE body_id = $1 AND public_version_id IS NOT NULL AND year IS NOT NULL
GROUP BY year
ORDER BY year DESC
LIMIT 100
