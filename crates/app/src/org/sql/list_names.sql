SELECT unit_id, name, code, until_on, reason
FROM unit_name
WHERE body_id = $1
ORDER BY unit_id, id DESC
