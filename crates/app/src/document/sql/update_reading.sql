UPDATE document_version
SET text_state = $3, text_sha256 = $4, pages = $5, characters = $6, has_script = $7, thumbnail_sha256 = $8
WHERE body_id = $1 AND id = $2
