SELECT unit_id, class, COUNT(*) AS entries, MAX(changed_at) AS last_at
FROM register_entry
WHERE body_id = $1 AND public_version_id IS NOT NULL
GROUP BY unit_id, class
ORDER BY unit_id, class
