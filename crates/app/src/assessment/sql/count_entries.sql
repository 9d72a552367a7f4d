SELECT unit_id, COUNT(*) AS entries, CAST(SUM(CASE WHEN class = 'setiap_saat' THEN 1 ELSE 0 END) AS BIGINT) AS on_demand
FROM register_entry
WHERE body_id = $1 AND public_version_id IS NOT NULL
GROUP BY unit_id
ORDER BY unit_id
