SELECT code, days FROM assessment_effort WHERE body_id = $1 ORDER BY code LIMIT 5000
