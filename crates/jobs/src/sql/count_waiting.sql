SELECT COUNT(*) FROM job WHERE state = 'waiting';
