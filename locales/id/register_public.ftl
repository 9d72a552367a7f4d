# The register of public information as everyone reads it.
nav-register = Informasi Publik
register-public-title = Informasi Publik
register-public-lead = Daftar informasi yang wajib dibuka oleh setiap unit di { $x } menurut undang-undang. Bebas dibaca dan diunduh siapa saja, tanpa syarat.
register-public-search = Cari di informasi publik
register-public-search-hint = Contoh: rencana kerja dinas kesehatan
register-public-total = Sudah ada { $n } informasi yang dibuka,
register-public-total-units = dari { $n } unit.
register-public-newest = Informasi terbaru
register-public-empty = Belum ada informasi publik yang dibuka. Begitu ada yang terbit, daftarnya tampil di sini.
register-public-by-unit = Menurut unit
register-public-count =
    { $n ->
        [0] Belum ada informasi
       *[other] { $n } informasi
    }
register-public-files = { $n } berkas
register-public-to-table = Lihat sebagai daftar resmi (DIP)
register-public-to-cards = Lihat sebagai daftar singkat
register-public-none = Tidak ada informasi yang cocok dengan pilihan ini. Ubah pilihannya, atau tanyakan langsung ke PPID.
register-public-pages = Halaman daftar informasi
register-public-first-page = Ke awal daftar
register-public-next-page = Lanjut
register-public-rolled-up = Termasuk informasi dari unit di bawahnya.
register-public-ask-title = Tidak menemukan yang Anda cari?
register-public-ask = Setiap warga berhak meminta informasi publik, gratis dan tanpa harus memberi alasan di halaman ini. Hubungi PPID untuk meminta informasi yang belum ada di daftar.
register-public-ask-link = Cara menghubungi PPID

register-public-filter = Saring daftar
register-public-filter-class = Golongan
register-public-filter-any-class = Semua golongan
register-public-filter-unit = Unit
register-public-filter-any-unit = Semua unit
register-public-filter-year = Tahun
register-public-filter-any-year = Semua tahun
register-public-filter-obligation = Kode kewajiban
register-public-filter-children = Sertakan unit di bawahnya
register-public-filter-do = Tampilkan
register-public-filter-clear = Hapus saringan
register-public-found-title = Hasil saringan informasi publik
register-public-found-lead = Informasi publik yang sesuai dengan pilihan Anda, yang terakhir berubah di atas.

register-public-class-berkala = Berkala
register-public-class-berkala-title = Informasi berkala
register-public-class-berkala-about = Wajib diumumkan tanpa diminta, paling sedikit setiap enam bulan sekali.
register-public-class-berkala-article = Dasar: UU 14/2008 Pasal 9.
register-public-class-serta-merta = Serta-merta
register-public-class-serta-merta-title = Informasi serta-merta
register-public-class-serta-merta-about = Wajib diumumkan saat itu juga, karena menyangkut keselamatan orang banyak dan ketertiban umum.
register-public-class-serta-merta-article = Dasar: UU 14/2008 Pasal 10.
register-public-class-setiap-saat = Setiap saat
register-public-class-setiap-saat-title = Informasi setiap saat
register-public-class-setiap-saat-about = Wajib selalu tersedia, sehingga dapat diberikan kapan pun diminta.
register-public-class-setiap-saat-article = Dasar: UU 14/2008 Pasal 11.

register-public-unit-title = Informasi publik { $x }
register-public-unit-lead = Informasi yang dibuka oleh { $x } menurut undang-undang.

register-public-table-title = Daftar Informasi Publik
register-public-table-lead = Daftar Informasi Publik { $x } dalam bentuk formulir resmi.
register-public-table-day = Keadaan pada { $x }.
register-public-column-number = No.
register-public-column-title = Judul dan ringkasan isi informasi
register-public-column-holder = Pejabat atau unit yang menguasai
register-public-column-responsible = Penanggung jawab pembuatan atau penerbitan
register-public-column-made = Waktu dan tempat pembuatan
register-public-column-form = Bentuk informasi
register-public-column-retention = Jangka waktu penyimpanan
register-public-column-media = Jenis media
register-public-column-year = Tahun
register-public-column-language = Bahasa
register-public-language-id = Indonesia
register-public-language-en = Inggris
register-public-form-both = Cetak dan digital
register-public-form-printed = Cetak
register-public-form-digital = Digital
register-public-retention-active = Aktif { $x }
register-public-retention-inactive = Inaktif { $x }
register-public-retention-both = Aktif { $x }, inaktif { $y }

register-public-published = Terbit
register-public-changed = Diubah
register-public-sample = Ini informasi contoh, bukan dokumen resmi.
register-public-correction = Perbaikan:
register-public-files-title = Berkas
register-public-pages-count = { $n } halaman
register-public-text-read = Teksnya dapat dicari.
register-public-text-recognised = Hasil pindai. Teksnya dikenali mesin dan bisa keliru.
register-public-text-none = Hasil pindai. Isinya tidak dapat dicari.
register-public-text-encrypted = Terkunci kata sandi.
register-public-cuts = Bagian yang dihitamkan
register-public-cuts-about = Bagian ini dihapus dari berkas karena dikecualikan. Sisanya terbuka (UU 14/2008 Pasal 22 ayat 7 huruf e).
register-public-cut-page = Halaman { $n }
register-public-cut-ground = UU 14/2008 Pasal 17 huruf { $x }
register-public-cut-personal = UU 27/2022 tentang Pelindungan Data Pribadi
register-public-links = Tautan
register-public-on-paper = Informasi ini tersedia di kertas. Datang atau hubungi:
register-public-facts = Keterangan
register-public-obligations = Memenuhi kewajiban
register-public-verified = Diperiksa terakhir
register-public-due = Harus diperbarui paling lambat
register-public-stale = Sudah lewat
register-public-news = Berita terkait
register-public-related = Informasi publik terkait
register-public-history = Riwayat
register-public-history-about = Setiap versi yang pernah terbit tetap tersimpan. Sidik digital membuktikan bahwa isinya tidak berubah.
register-public-version = Versi { $n }
register-public-present = Berlaku sekarang
register-public-closed = Versi ini ditutup. Alasan:
register-public-digest = Sidik digital versi:
register-public-contact = Unit yang menguasai
register-public-others = Informasi lain dari { $x }
register-public-all-of-unit = Semua informasi unit ini

register-public-home-about = Dokumen resmi yang wajib dibuka menurut UU 14/2008, terpisah dari berita.
register-public-home-all = Semua informasi publik
register-public-unit-empty = { $x } belum membuka informasi publik di sini.
register-public-units-count = { $n } informasi publik
