SELECT n.id
FROM news n
WHERE n.body_id = $1 AND n.slug = $2 AND n.state = 'published'
