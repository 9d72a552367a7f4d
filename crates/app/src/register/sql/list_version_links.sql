SELECT title, url
FROM register_version_link
WHERE body_id = $1 AND version_id = $2
ORDER BY position
