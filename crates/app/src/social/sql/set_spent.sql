UPDATE social_connector SET spent_on = $3, spent = $4
WHERE body_id = $1 AND connector = $2
