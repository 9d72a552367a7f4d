DELETE FROM programme_proof
WHERE body_id = $1 AND id = $2 AND unit_id = $3
