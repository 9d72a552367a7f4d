SELECT code
FROM register_version_obligation
WHERE body_id = $1 AND version_id = $2
ORDER BY code
