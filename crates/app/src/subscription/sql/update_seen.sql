UPDATE subscription SET seen_until = $3
WHERE body_id = $1 AND id = $2
