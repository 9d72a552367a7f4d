-- Whether the same evidence was looked at before and found to be nothing.
SELECT COUNT(*)
FROM website_incident
WHERE body_id = $1 AND website_id = $2 AND state = 'false_alarm' AND summary = $3
