DELETE FROM register_decision_row WHERE body_id = $1 AND position = 2
