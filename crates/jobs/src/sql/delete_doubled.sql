-- A job that would wait again leaves when another one with its key waits already.
DELETE FROM job
WHERE id = $1 AND state = $2 AND (CAST($3 AS BIGINT) IS NULL OR lease = $3)
AND EXISTS (SELECT 1 FROM job AS other WHERE other.unique_key = job.unique_key AND other.state = 'waiting');
