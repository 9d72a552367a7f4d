UPDATE programme_file SET differences = 'x' WHERE body_id = $1
