UPDATE register_version
SET title = 'Judul yang diganti diam-diam'
WHERE body_id = $1
