DELETE FROM activity_presence
WHERE body_id = $1 AND unit_id = $2 AND network = $3 AND from_month = $4
