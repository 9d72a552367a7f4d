UPDATE dispute_party
SET person = $3
WHERE body_id = $1 AND id = $2
