UPDATE survey_answer SET words = ''
WHERE body_id = $1 AND request_id = $2
