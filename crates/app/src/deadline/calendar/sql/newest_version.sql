SELECT id, name, decree, is_provisional, days, digest, loaded_at
FROM calendar_version
WHERE body_id = $1
ORDER BY id DESC
LIMIT 1
