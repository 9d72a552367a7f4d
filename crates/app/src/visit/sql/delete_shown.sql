DELETE FROM visit_shown WHERE body_id = $1
