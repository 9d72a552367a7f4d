SELECT DISTINCT l.url FROM register_version_link l
JOIN register_entry e ON e.body_id = l.body_id AND e.public_version_id = l.version_id
WHERE l.body_id = $1 AND l.url > $2
ORDER BY l.url
LIMIT $3
