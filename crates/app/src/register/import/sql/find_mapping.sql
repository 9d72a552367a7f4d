SELECT mapping
FROM register_mapping
WHERE body_id = $1 AND unit_id = $2 AND fingerprint = $3
