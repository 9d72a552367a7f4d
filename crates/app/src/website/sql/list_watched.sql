-- cross-body: the light watch goes round the sites of all bodies of this program
SELECT w.body_id, w.id, w.url, COALESCE(h.is_up, 1) AS is_up, h.down_since
FROM website w
LEFT JOIN website_health h ON h.body_id = w.body_id AND h.website_id = w.id
WHERE w.place = 'elsewhere' AND w.state <> 'ended' AND w.is_sample = 0
ORDER BY w.id
LIMIT 20000
