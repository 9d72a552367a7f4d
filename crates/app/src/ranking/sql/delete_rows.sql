DELETE FROM ranking_row
WHERE body_id = $1 AND month = $2
