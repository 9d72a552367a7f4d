SELECT d.id, w.url, w.nonce, d.event, d.number, d.unit_id, d.log_seq, d.happened_at, d.state, d.tries, d.answer
FROM webhook_delivery d
JOIN webhook w ON w.body_id = d.body_id AND w.id = d.webhook_id
WHERE d.body_id = $1
ORDER BY d.id DESC
LIMIT 100
