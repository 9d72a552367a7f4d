SELECT words, verdict, reason, unit_id, template_id, answered_at
FROM unfound_answer
WHERE body_id = $1
ORDER BY id DESC
LIMIT 100
