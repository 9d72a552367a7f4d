SELECT pattern
FROM case_numbering
WHERE body_id = $1
