SELECT d.words, COUNT(*), CAST(SUM(d.asked) AS BIGINT), MAX(d.day)
FROM unfound_day d
LEFT JOIN unfound_answer a ON a.body_id = d.body_id AND a.words = d.words
WHERE d.body_id = $1 AND a.id IS NULL AND d.words = $3
GROUP BY d.words
HAVING COUNT(*) >= $2
