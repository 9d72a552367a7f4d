SELECT stage, from_on, until_on, attendee, note
FROM assessment_stage
WHERE body_id = $1 AND run_id = $2
ORDER BY stage
LIMIT 20
