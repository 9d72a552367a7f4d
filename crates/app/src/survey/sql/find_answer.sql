SELECT score
FROM survey_answer
WHERE body_id = $1 AND request_id = $2
