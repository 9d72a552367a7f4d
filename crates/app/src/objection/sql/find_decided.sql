SELECT objection_id
FROM objection_decision
WHERE body_id = $1 AND letter_number = $2
