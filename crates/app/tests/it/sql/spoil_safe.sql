UPDATE information_request
SET due_safe = 'rusak'
WHERE body_id = $1
