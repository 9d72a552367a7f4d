DELETE FROM dispute_unit
WHERE body_id = $1 AND dispute_id = $2
