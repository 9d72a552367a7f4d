UPDATE dispute_bundle
SET content = $3
WHERE body_id = $1 AND id = $2
