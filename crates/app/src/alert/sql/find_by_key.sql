SELECT id
FROM public_alert
WHERE body_id = $1
  AND form_key = $2
