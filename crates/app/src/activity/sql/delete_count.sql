DELETE FROM activity_count WHERE body_id = $1 AND month = $2 AND unit_id = $3 AND network = $4 AND road = $5
