SELECT id, unit_id, state, version, name, about, audience, url, needs_login, cost, data_kept, words, manual, status, status_on, is_sample
FROM city_app
WHERE body_id = $1 AND id = $2
