SELECT unit_id,
  CAST(SUM(CASE WHEN decided_on IS NOT NULL AND decided_on <= due_legal THEN 1 ELSE 0 END) AS BIGINT) AS in_time,
  COUNT(*) AS due
FROM objection
WHERE body_id = $1
  AND due_legal IS NOT NULL
  AND received_on >= $2
  AND received_on < $3
  AND (decided_on IS NOT NULL OR due_legal < $4)
GROUP BY unit_id
ORDER BY unit_id
