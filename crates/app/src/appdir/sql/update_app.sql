UPDATE city_app SET name = $3, about = $4, audience = $5, url = $6, needs_login = $7, cost = $8, data_kept = $9,
  words = $10, manual = $11, status = $12, status_on = $13, state = $14, version = version + 1
WHERE body_id = $1 AND id = $2 AND version = $15
