DELETE FROM unfound_day WHERE body_id = $1 AND day < $2
