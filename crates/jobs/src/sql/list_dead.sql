SELECT id, name, tries, run_at, last_error FROM job WHERE state = 'dead' ORDER BY run_at DESC, id DESC LIMIT $1;
