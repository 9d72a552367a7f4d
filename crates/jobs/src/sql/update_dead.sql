UPDATE job SET state = 'waiting', tries = 0, run_at = $2 WHERE id = $1 AND state = 'dead';
