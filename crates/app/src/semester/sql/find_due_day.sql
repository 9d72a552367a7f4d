SELECT due_day
FROM semester_setting
WHERE body_id = $1
