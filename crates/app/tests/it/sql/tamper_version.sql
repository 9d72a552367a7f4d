UPDATE register_version SET summary = 'Angka yang lain' WHERE body_id = $1 AND title = 'Daftar aset Kelurahan Satu'
