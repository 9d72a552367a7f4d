UPDATE information_request
SET due_legal = 'rusak'
WHERE body_id = $1 AND tracking = $2
