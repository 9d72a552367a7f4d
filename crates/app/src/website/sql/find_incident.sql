SELECT i.id, i.website_id, w.unit_id, w.url, i.state, i.summary, i.seal, i.found_at, i.due_at, i.closed_at, i.is_sample, i.version
FROM website_incident i
JOIN website w ON w.body_id = i.body_id AND w.id = i.website_id
WHERE i.body_id = $1 AND i.id = $2
