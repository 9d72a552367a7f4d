SELECT name FROM upload_part WHERE body_id = $1 AND upload_id = $2 ORDER BY starts_at LIMIT 1000
