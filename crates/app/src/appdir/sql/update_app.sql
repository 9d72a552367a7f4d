UPDATE city_app SET state = $4, status_on = $5, name = $6, about = $7, audience = $8, url = $9, needs_login = $10, cost = $11,
  data_kept = $12, words = $13, manual = $14, status = $15, version = version + 1
WHERE body_id = $1 AND id = $2 AND version = $3
