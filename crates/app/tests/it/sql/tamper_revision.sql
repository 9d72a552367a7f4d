UPDATE news_revision
SET title = 'Lain'
WHERE body_id = $1 AND number = 1
