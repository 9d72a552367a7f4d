UPDATE service SET state = $4, changed_at = $5, name = $6, summary = $7, words = $8, standard = $9, hours = $10,
  special_name = $11, special_from = $12, special_to = $13, special_hours = $14, is_open_on_holidays = $15, queue_link = $16,
  version = version + 1
WHERE body_id = $1 AND id = $2 AND version = $3
