DELETE FROM exemption_obligation
WHERE body_id = $1 AND exemption_id = $2
