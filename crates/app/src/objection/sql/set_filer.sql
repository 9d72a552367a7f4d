UPDATE objection
SET filer = $3
WHERE body_id = $1 AND id = $2
