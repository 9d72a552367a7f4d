DELETE FROM unit_official
WHERE body_id = $1 AND unit_id = $2 AND kind = $3
