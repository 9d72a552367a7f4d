SELECT unit_id
FROM unit_contact
WHERE body_id = $1 AND topic = 'silence' AND (about = $2 OR state <> 'ended')
ORDER BY unit_id
