DELETE FROM body_second_factor WHERE body_id = $1
