SELECT i.id, i.website_id, w.unit_id, w.url, i.state, i.summary, i.seal, i.found_at, i.due_at, i.closed_at, i.is_sample, i.version
FROM website_incident i
JOIN website w ON w.body_id = i.body_id AND w.id = i.website_id
WHERE i.body_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR w.unit_id = $2)
ORDER BY CASE WHEN i.closed_at IS NULL THEN 0 ELSE 1 END, i.found_at DESC, i.id DESC
LIMIT 500
