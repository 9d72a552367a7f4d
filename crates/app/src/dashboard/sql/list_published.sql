SELECT n.id, n.slug, r.title, n.published_at, w.name AS writer, a.name AS approver
FROM news n
JOIN news_revision r ON r.id = n.public_revision_id AND r.body_id = n.body_id
LEFT JOIN account w ON w.id = n.author_id AND w.body_id = n.body_id
LEFT JOIN account a ON a.id = n.approved_by AND a.body_id = n.body_id
WHERE n.body_id = $1 AND n.unit_id = $2 AND n.state = 'published' AND n.published_at >= $3 AND n.published_at < $4
ORDER BY n.published_at DESC, n.id DESC
LIMIT 500
