DELETE FROM upload_part WHERE body_id = $1 AND upload_id = $2
