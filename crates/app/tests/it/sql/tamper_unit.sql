UPDATE unit
SET phone = '1'
WHERE body_id = $1 AND code = 'dinkes'
