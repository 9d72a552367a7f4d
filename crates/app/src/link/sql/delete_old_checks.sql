DELETE FROM link_check WHERE body_id = $1 AND checked_at < $2
