SELECT rules
FROM ranking_book
WHERE body_id = $1
