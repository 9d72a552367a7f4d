SELECT id, unit_id, state, version, name, about, audience, url, needs_login, cost, data_kept, words, manual, status, status_on, is_sample
FROM city_app
WHERE body_id = $1 AND (CAST($2 AS TEXT) IS NULL OR state = $2)
ORDER BY name, id
LIMIT 1000
