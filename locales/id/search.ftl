search-title = Cari
search-title-of = Cari: { $x }
search-description = Cari berita dan unit di semua situs kota ini.
search-label = Apa yang Anda cari?
search-do = Cari
search-kind = Jenis
search-kind-news = Berita
search-kind-unit = Unit
search-kind-page = Halaman
search-unit = Unit
search-year = Tahun
search-order = Urutan
search-order-best = Paling cocok
search-order-newest = Terbaru
search-any = Semua
search-total =
    { $n ->
        [0] Tidak ada hasil
       *[other] { $n } hasil
    }
search-suggestion = Maksud Anda:
search-empty = Coba kata lain, kata yang lebih umum, atau periksa ejaannya.
search-all-news = Lihat semua berita
search-sample = contoh
search-pages = Halaman hasil
search-previous = Sebelumnya
search-next = Berikutnya
