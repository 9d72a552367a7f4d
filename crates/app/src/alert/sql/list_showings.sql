SELECT number, shown_at, path, excerpt, digest
FROM public_alert_showing
WHERE body_id = $1
  AND alert_id = $2
ORDER BY number DESC
LIMIT 500
