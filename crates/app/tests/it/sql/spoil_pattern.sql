UPDATE numbering_pattern
SET pattern = 'tanpa nomor'
WHERE body_id = $1
