SELECT code FROM publication_template_obligation
WHERE body_id = $1 AND template_id = $2
ORDER BY code
LIMIT 1000
