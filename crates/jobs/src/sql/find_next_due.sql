SELECT MIN(CASE state WHEN 'waiting' THEN run_at ELSE lease_until END) AS due_at FROM job WHERE state <> 'dead';
