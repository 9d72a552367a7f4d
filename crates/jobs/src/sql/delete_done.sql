DELETE FROM job WHERE id = $1 AND lease = $2 AND state = 'running';
