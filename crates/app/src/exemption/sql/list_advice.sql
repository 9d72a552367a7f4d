SELECT account_id, name, advice, note, at
FROM exemption_advice
WHERE body_id = $1 AND exemption_id = $2
ORDER BY at, account_id
LIMIT 100
