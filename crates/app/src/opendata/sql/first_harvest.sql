SELECT MIN(changed_at) AS at
FROM register_entry
WHERE body_id = $1 AND changed_at IS NOT NULL
