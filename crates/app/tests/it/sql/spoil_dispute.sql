UPDATE dispute
SET answered_on = 'rusak', silent_since = 'rusak'
WHERE body_id = $1 AND id = $2
