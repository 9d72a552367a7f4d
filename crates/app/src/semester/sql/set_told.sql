UPDATE semester_report
SET told_on = $3
WHERE body_id = $1 AND id = $2
