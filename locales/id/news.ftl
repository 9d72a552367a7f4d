# Newsroom: writing, reviewing and publishing news.
news-refused-step = Berita ini sudah tidak pada tahap itu, jadi tindakan ini tidak dapat dilakukan. Muat ulang halaman untuk melihat keadaannya sekarang.
news-refused-slug = Alamat itu sudah dipakai berita lain. Pilih alamat yang berbeda.
