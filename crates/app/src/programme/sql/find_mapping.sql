SELECT mapping
FROM programme_mapping
WHERE body_id = $1 AND fingerprint = $2
