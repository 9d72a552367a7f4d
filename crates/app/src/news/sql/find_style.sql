SELECT guide, words, version, at
FROM news_style
WHERE body_id = $1
