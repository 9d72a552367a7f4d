# Frame of all pages, menus, error pages.
layout-skip = Langsung ke isi
layout-sample = Ini situs contoh Terbuka. Semua berita di sini adalah contoh, bukan berita resmi.
layout-search = Cari di semua situs
layout-search-do = Cari
layout-nav = Menu utama
layout-other = English
layout-other-code = en
layout-made-with = Dibuat dengan Terbuka, perangkat lunak bebas untuk keterbukaan informasi publik.
nav-news = Berita
nav-units = Unit
nav-about = Tentang
nav-contact = Kontak
nav-profile = Profil
nav-unit-home = Beranda unit
nav-accessibility = Aksesibilitas
nav-privacy = Privasi
nav-feeds = Berlangganan
nav-sign-in = Masuk petugas
nav-sign-out = Keluar
nav-workroom = Ruang kerja
nav-home = Beranda
nav-portal = Lihat situs
nav-accounts = Akun
nav-activity = Aktivitas
nav-settings = Pengaturan
nav-mail = Surel
nav-log = Catatan perubahan
nav-notifications =
    { $n ->
        [0] Pemberitahuan
       *[other] Pemberitahuan ({ $n })
    }

error-request-id = Nomor permintaan: { $x }. Sebutkan nomor ini bila Anda menghubungi kami.
error-reason = Alasan: { $x }
error-out-home = Ke halaman depan
error-out-units = Ke daftar unit
error-out-search = Cari di semua situs
error-not-found-title = Halaman tidak ditemukan
error-not-found-advice = Alamat ini tidak ada atau sudah pindah. Periksa ejaannya, atau pakai pencarian.
error-gone-title = Halaman ini sudah ditarik
error-gone-advice = Berita ini pernah terbit lalu ditarik oleh unit yang menerbitkannya.
error-signed-out-title = Anda belum masuk
error-signed-out-advice = Masuk dulu dengan akun petugas Anda, lalu ulangi.
error-forbidden-title = Anda tidak berwenang
error-forbidden-advice = Peran Anda tidak mencakup tindakan ini di unit ini. Mintalah PPID unit atau Diskominfo.
error-invalid-title = Isian perlu diperbaiki
error-invalid-advice = Kembali ke formulir dan perbaiki isian yang ditandai.
error-refused-title = Tindakan ditolak
error-refused-advice = Aturan di atas menolak tindakan ini. Tidak ada yang berubah.
error-conflict-title = Sudah diubah orang lain
error-conflict-advice = Orang lain mengubah hal yang sama lebih dulu. Muat ulang halaman, lalu ulangi.
error-too-many-title = Terlalu banyak percobaan
error-too-many-advice = Tunggu beberapa menit, lalu coba lagi. Rekan Anda tidak ikut terhalang.
error-too-large-title = Berkas terlalu besar
error-too-large-advice = Kirim berkas yang lebih kecil. Tidak ada yang tersimpan dari kiriman ini.
error-bad-request-title = Permintaan tidak dapat dibaca
error-bad-request-advice = Kembali ke halaman sebelumnya dan kirim ulang.
error-storage-full-title = Tempat penyimpanan penuh
error-storage-full-advice = Tidak ada yang berubah. Beri tahu pengelola sistem; tulisan Anda masih ada di halaman sebelumnya.
error-unavailable-title = Layanan sedang tidak dapat dipakai
error-unavailable-advice = Coba lagi sebentar lagi. Tidak ada yang berubah.
error-internal-title = Terjadi kesalahan di pihak kami
error-internal-advice = Tidak ada yang hilang. Coba lagi; bila berulang, beri tahu kami nomor permintaan di bawah.
error-method-title = Cara ini tidak didukung
error-method-advice = Alamat ini tidak menerima permintaan seperti itu.
refused-cross-site = Permintaan datang dari situs lain dan ditolak demi keamanan Anda.
