search-title = Cari
search-title-of = Cari: { $x }
search-description = Cari informasi publik, berita, aplikasi, layanan, agenda, program, dan unit kota ini, sampai ke isi dokumennya.
search-label = Apa yang Anda cari?
search-do = Cari
search-narrow = Saring dan urutkan
search-narrow-do = Terapkan
search-kind = Jenis
search-kind-news = Berita
search-kind-unit = Unit
search-kind-page = Halaman
search-kind-app = Aplikasi
search-kind-service = Layanan
search-kind-event = Agenda
search-kind-programme = Program dan anggaran
search-over = Sudah lewat
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
search-all-apps = Lihat semua aplikasi kota
search-all-services = Lihat semua layanan
search-sample = contoh
search-pages = Halaman hasil
search-previous = Sebelumnya
search-next = Berikutnya
search-kind-register = Informasi publik
search-class = Golongan informasi
search-class-berkala = Berkala
search-class-serta-merta = Serta-merta
search-class-setiap-saat = Setiap saat
search-file-type = Jenis berkas
search-obligation = Kewajiban
search-place = Di dalam berkas { $x }, halaman { $y }
search-all-register = Lihat semua informasi publik
search-follow = Beri tahu saya bila ada yang baru
search-everything = semua berita, informasi publik, agenda, dan program
