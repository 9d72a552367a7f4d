DELETE FROM exemption_advice
WHERE body_id = $1 AND exemption_id = $2
