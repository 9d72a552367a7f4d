UPDATE share_post SET picture = $3, picture_at = $4, doubt_at = $5
WHERE body_id = $1 AND id = $2
