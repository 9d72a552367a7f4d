SELECT d.words, COUNT(*) AS days, CAST(SUM(d.asked) AS BIGINT) AS asked, MAX(d.day) AS last_on
FROM unfound_day d
LEFT JOIN unfound_answer a ON a.body_id = d.body_id AND a.words = d.words
WHERE d.body_id = $1 AND a.id IS NULL AND d.words = $3
GROUP BY d.words
HAVING COUNT(*) >= $2
