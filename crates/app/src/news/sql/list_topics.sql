SELECT id, slug, name, name_en
FROM topic
WHERE body_id = $1
ORDER BY name, id
