SELECT x.id, x.path, x.url, x.title, n.slug AS news_slug, nr.title AS news_title, e.slug AS entry_slug,
  ev.title AS entry_title
FROM programme_proof x
LEFT JOIN news n ON n.id = x.news_id AND n.body_id = x.body_id AND n.state = 'published'
LEFT JOIN news_revision nr ON nr.id = n.public_revision_id AND nr.body_id = n.body_id
LEFT JOIN register_entry e ON e.id = x.entry_id AND e.body_id = x.body_id AND e.public_version_id IS NOT NULL
LEFT JOIN register_version ev ON ev.id = e.public_version_id AND ev.body_id = e.body_id
WHERE x.body_id = $1 AND x.unit_id = $2 AND x.year = $3
ORDER BY x.id
LIMIT 2000
