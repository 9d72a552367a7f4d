SELECT pattern
FROM numbering_pattern
WHERE body_id = $1 AND series = $2
