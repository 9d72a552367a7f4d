SELECT unit_id, network, from_month, is_present, is_hosted
FROM activity_presence
WHERE body_id = $1 AND from_month <= $2
ORDER BY unit_id, network, from_month
