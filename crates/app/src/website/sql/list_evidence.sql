SELECT position, kind, url, found, headers, answer
FROM website_evidence
WHERE body_id = $1 AND incident_id = $2
ORDER BY position
LIMIT 200
