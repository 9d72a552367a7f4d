# The register in the workroom: lists, the form of an entry, acts, history, decisions.
desk-list-title = Daftar informasi publik
desk-new = Tambah informasi
desk-tabs = Tahap informasi
desk-filter = Saring daftar
desk-filter-words = Kata dalam judul
desk-filter-unit = Unit
desk-filter-all-units = Semua unit saya
desk-filter-class = Jenis
desk-filter-all-classes = Semua jenis
desk-filter-do = Saring
desk-pager = Halaman
desk-pager-next = Berikutnya
desk-untitled = Tanpa judul
desk-sample = Contoh
desk-list-revision = Versi baru dari yang sudah terbit
desk-list-submitted = diajukan { $x }
desk-list-empty-draft = Belum ada draf. Tekan “Tambah informasi”, pilih berkasnya, lalu periksa saran isinya.
desk-list-empty-proposed = Tidak ada yang menunggu PPID unit.
desk-list-empty-submitted = Tidak ada yang menunggu verifikasi PPID utama.
desk-list-empty-returned = Tidak ada yang dikembalikan.
desk-list-empty-published = Belum ada informasi yang terbit.
desk-list-empty-withdrawn = Tidak ada informasi yang ditarik.
desk-state-draft = Draf
desk-state-proposed = Di PPID unit
desk-state-submitted = Menunggu verifikasi
desk-state-returned = Dikembalikan
desk-state-published = Terbit
desk-state-withdrawn = Ditarik
desk-class-berkala = Berkala
desk-class-berkala-hint = diumumkan rutin, paling sedikit tiap enam bulan: anggaran, kinerja, profil
desk-class-serta-merta = Serta-merta
desk-class-serta-merta-hint = diumumkan saat itu juga karena menyangkut keselamatan orang banyak
desk-class-setiap-saat = Setiap saat
desk-class-setiap-saat-hint = selalu tersedia bila diminta: peraturan, perjanjian, rencana kerja, data

# beginning
desk-new-unit = Untuk unit
desk-new-files = Pilih atau foto berkasnya
desk-files-hint = PDF, Word, Excel, PowerPoint, ODT, CSV, TXT, atau foto JPG/PNG. Boleh beberapa sekaligus, paling besar { $x } tiap berkas.
desk-new-other = Tidak ada berkas?
desk-new-url = Tautan ke informasinya
desk-new-printed = Hanya ada di kertas, bisa dilihat di kantor
desk-new-go = Lanjut
desk-new-next = Setelah ini judul, jenis, dan kewajibannya disarankan dari isi berkas. Anda tinggal memeriksa.
desk-error-nothing-chosen = Pilih berkas, isi tautan, atau centang bahwa informasinya hanya ada di kertas.

# the form
desk-by = oleh { $x }
desk-see-public = Lihat di situs
desk-back-to-item = Kembali ke isian
desk-errors = Ada yang perlu dilengkapi
desk-errors-kept = Yang Anda ketik tidak hilang. Perbaiki yang berikut, lalu ulangi.
desk-error-sure = Centang dulu bahwa Anda yakin.
desk-remark-title = Catatan untuk diperbaiki
desk-revision-note = Versi yang terbit tetap dapat dibaca warga sampai versi baru ini diverifikasi.
desk-withdrawn-because = Informasi ini ditarik. Alasan yang dibaca warga: { $x }
desk-reading = Berkas sedang dibaca.
desk-reading-look = Lihat hasilnya
desk-suggested = Isian di bawah disarankan dari isi berkas. Periksa, ubah bila perlu, lalu simpan.
desk-suggestion = Saran
desk-guess-why = Saran, karena ada kata “{ $x }”
desk-save = Simpan
desk-field-title = Judul
desk-field-title-hint = Nama informasinya, seperti yang akan dicari warga.
desk-field-summary = Ringkasan isi
desk-field-summary-hint = Satu atau dua kalimat: apa isinya, untuk siapa, tahun berapa.
desk-field-class = Jenis informasi
desk-field-year = Tahun isi informasi
desk-files = Berkas
desk-files-add = Tambah berkas
desk-file-title = Judul berkas
desk-file-more = Ganti, urutkan, atau hapus
desk-file-replace = Ganti dengan berkas baru
desk-file-replace-hint = Alamat berkas tetap sama. Berkas lama tetap ada di riwayat.
desk-file-up = Naikkan
desk-file-down = Turunkan
desk-file-remove = Hapus dari isian
desk-file-redact = Hitamkan bagian berkas ini
desk-file-redacted = Sudah dihitamkan
desk-has-script = Berisi skrip: warga hanya dapat mengunduhnya
desk-undecided = Perlu keputusan tentang data pribadi
desk-text-waiting = Sedang dibaca
desk-text-read =
    { $n ->
        [0] Teks terbaca
       *[other] Teks terbaca, { $n } halaman
    }
desk-text-recognised =
    { $n ->
        [0] Teks dikenali dari gambar
       *[other] Teks dikenali dari gambar, { $n } halaman; mungkin ada salah baca
    }
desk-text-no-text =
    { $n ->
        [0] Tidak ada teks di dalamnya, tidak dapat dicari isinya
       *[other] Hasil pindai tanpa teks, { $n } halaman; tidak dapat dicari isinya
    }
desk-text-encrypted = { $n ->
       *[other] Terkunci kata sandi, tidak dapat dibaca
    }
desk-text-unreadable = { $n ->
       *[other] Isinya tidak dapat dibaca program
    }
desk-obligations = Kewajiban yang dipenuhi
desk-obligations-hint = Centang kewajiban pengumuman yang dijawab oleh informasi ini. Boleh lebih dari satu, boleh kosong.
desk-links = Tautan
desk-links-hint = Alamat halaman lain yang memuat informasinya. Kosongkan alamat untuk menghapus.
desk-link-url = Alamat tautan
desk-link-title = Judul tautan
desk-forms = Bentuk informasi yang tersedia
desk-field-digital = Tersedia sebagai berkas atau daring
desk-field-printed = Tersedia cetak
desk-columns = Kolom lain Daftar Informasi Publik
desk-columns-hint = Boleh kosong. Waktu pembuatan boleh tanggal, bulan, atau tahun saja, misalnya 2026.
desk-field-holder = Pejabat atau unit yang menguasai informasi
desk-field-responsible = Penanggung jawab pembuatan
desk-field-made-on = Waktu pembuatan
desk-field-made-at-place = Tempat pembuatan
desk-field-retention-active = Retensi aktif
desk-field-retention-inactive = Retensi inaktif
desk-field-media = Jenis media
desk-field-language = Bahasa
desk-language-id = Indonesia
desk-language-en = Inggris
desk-field-correction = Catatan perubahan untuk warga
desk-field-correction-hint = Bila ada yang dikoreksi, tulis apa yang berubah. Warga membacanya.
desk-yes = ya
desk-no = tidak

# personal data
desk-guard-title = Data pribadi dalam berkas
desk-guard-undecided = Sebelum terbit, seseorang perlu melihat berkas ini dan memutuskan (UU 27/2022 tentang Pelindungan Data Pribadi).
desk-guard-decided = Semua berkas sudah diputuskan.
desk-guard-found =
    { $n ->
        [one] Ditemukan satu yang tampak seperti data pribadi:
       *[other] Ditemukan { $n } yang tampak seperti data pribadi:
    }
desk-guard-page = Halaman { $n }
desk-guard-unread = Isi berkas ini tidak dapat dibaca program. Buka dan lihat sendiri apakah ada data pribadi di dalamnya.
desk-guard-open = Buka berkas
desk-guard-decide = Keputusan
desk-guard-reason = Alasan
desk-guard-do = Simpan keputusan
desk-guard-who = PPID unit yang memutuskan. Sebutkan padanya bila Anda tahu isinya.
desk-guard-redact-about = Data pribadi tidak perlu diumumkan? Hapus bagian itu dari berkasnya.
desk-guard-redact = Hitamkan
desk-decision-lawful = Memang data pribadi, dan ada dasar hukum untuk mengumumkannya
desk-decision-false-alarm = Bukan data pribadi
desk-decision-seen = Sudah saya lihat, tidak ada data pribadi yang perlu ditutup
desk-finding-nik = NIK
desk-finding-no-kk = nomor KK
desk-finding-phone = nomor telepon
desk-finding-account = nomor rekening
desk-finding-address = alamat rumah
desk-finding-email = alamat surel
desk-finding-npwp = NPWP
desk-finding-birth-date = tanggal lahir
desk-finding-rest = sisa berkas yang tidak dibaca program karena terlalu panjang

# acts
desk-next = Langkah berikutnya
desk-do-propose = Simpan dan serahkan ke PPID unit
desk-do-submit = Simpan dan ajukan
desk-verify = Verifikasi
desk-verify-hint = Setelah diverifikasi, informasi langsung terbit di situs dan dapat dicari.
desk-do-publish = Verifikasi dan terbitkan
desk-field-override = Alasan memverifikasi isian sendiri
desk-field-override-hint = Anda yang terakhir mengubah isian ini. Bila tidak ada pejabat lain, tulis alasannya; alasan dicatat.
desk-send-back = Kembalikan untuk diperbaiki
desk-field-remark = Catatan untuk pengisi
desk-do-send-back = Kembalikan
desk-recall-hint = Anda masih dapat mengambilnya kembali untuk diubah.
desk-do-recall = Ambil kembali
desk-confirm = Masih berlaku?
desk-confirm-hint = Nyatakan bahwa informasi yang terbit masih benar. Warga melihat tanggal pemeriksaannya.
desk-do-confirm = Ya, masih berlaku
desk-withdraw = Tarik dari situs
desk-field-reason = Alasan penarikan
desk-field-reason-hint = Warga yang membuka alamatnya membaca alasan ini.
desk-do-withdraw = Tarik informasi
desk-reopen-hint = Isian dapat diperbaiki dan diajukan lagi. Alamatnya tetap menyebut penarikan sampai versi baru diverifikasi.
desk-do-reopen = Buka lagi sebagai draf
desk-discard = Buang isian ini
desk-discard-sure = Ya, buang isian ini beserta berkasnya
desk-do-discard = Buang
desk-last-writer = Terakhir diubah oleh { $x }
desk-verified = Diperiksa { $x } { $y }
desk-queue = Antrean verifikasi
desk-queue-before = Sebelumnya dalam antrean
desk-queue-after = Berikutnya dalam antrean
desk-difference = Yang berubah dari versi terbit
desk-difference-mine = Beda isian Anda dengan yang tersimpan

# conflict
desk-conflict-title = Isian ini sudah diubah orang lain
desk-conflict-changed = Sementara Anda mengisi, isian ini disimpan dari tempat lain.
desk-conflict-changed-by = Sementara Anda mengisi, { $x } menyimpan isian ini.
desk-conflict-choose = Tidak ada yang hilang. Pilih versi mana yang dipakai.
desk-conflict-closed = Isian ini sedang tidak dapat diubah. Isian Anda masih ada di bawah untuk disalin.
desk-conflict-mine = Isian Anda
desk-conflict-theirs = Yang tersimpan
desk-conflict-save-mine = Pakai isian saya
desk-conflict-take-theirs = Pakai yang tersimpan

# history
desk-history-title = Riwayat
desk-history-from = Dari
desk-history-to = Ke
desk-history-compare = Bandingkan
desk-history-difference = Perbedaan
desk-history-all = Semua versi
desk-history-latest = Terbaru
desk-history-closed = Ditutup
desk-version-number = Versi { $n }
desk-history-restore = Pakai lagi versi ini
desk-history-close = Tutup versi ini dari warga
desk-history-close-reason = Alasan menutup
desk-history-close-hint = Pakai ini bila versi lama memuat data pribadi atau kesalahan yang merugikan. Warga membaca alasannya, bukan isinya.
desk-history-close-do = Tutup versi ini
register-error-close-empty = Tulis alasan menutup versi ini.

# messages
flash-entry-created = Berkas diterima. Periksa saran isiannya.
flash-entry-saved = Tersimpan.
flash-entry-proposed = Diserahkan ke PPID unit. Anda masih dapat mengambilnya kembali.
flash-entry-submitted = Diajukan ke PPID utama. Anda masih dapat mengambilnya kembali.
flash-entry-recalled = Diambil kembali sebagai draf.
flash-entry-returned = Dikembalikan dengan catatan Anda.
flash-entry-published = Terbit. Informasi ini sudah ada di situs dan daftar informasi publik.
flash-entry-confirmed = Tercatat: masih berlaku.
flash-entry-withdrawn = Ditarik. Alamatnya kini menyebut alasannya.
flash-entry-reopened = Dibuka lagi sebagai draf.
flash-entry-discarded = Isian dibuang.
flash-entry-decided = Keputusan tersimpan.
flash-entry-restored = Versi lama dipakai lagi sebagai versi baru.
flash-version-closed = Versi itu ditutup dari warga.
audit-act-register-close = { $who } menutup versi lama { $thing }
audit-act-document-read = Berkas pada { $thing } selesai dibaca
document-refused-too-large = Berkas ini terlalu besar. Perkecil (misalnya “Simpan sebagai PDF ukuran kecil”) atau pecah menjadi beberapa berkas.

# home
dashboard-register-submitted = { $n } informasi menunggu verifikasi Anda
dashboard-register-proposed = { $n } isian diserahkan operator dan menunggu PPID unit
dashboard-register-returned = { $n } isian dikembalikan untuk diperbaiki
dashboard-register-draft = { $n } draf isian

# decisions
desk-import = Impor daftar
desk-decisions-title = Keputusan penetapan
desk-decisions-lead = Bila daftar informasi publik ditetapkan dengan surat keputusan, catat di sini. Yang terbit saat ini dibekukan sebagai isi keputusan dan tetap dapat dibaca warga.
desk-decisions-new = Catat keputusan
desk-decisions-all = Keputusan yang tercatat
desk-decisions-below = Termasuk unit langsung di bawahnya (kecamatan dengan kelurahannya)
desk-decisions-with-below = { $x } dengan unit di bawahnya
desk-decisions-unit-hint = Pilih kota untuk menetapkan daftar semua unit.
desk-decisions-field-unit = Unit
desk-decisions-field-number = Nomor keputusan
desk-decisions-field-decided-on = Tanggal keputusan
desk-decisions-field-title = Judul keputusan
desk-decisions-field-signer = Penanda tangan
desk-decisions-field-signer-position = Jabatan penanda tangan
desk-decisions-do = Tetapkan dan bekukan daftar
desk-decisions-number = Nomor { $x }, { $y }
desk-decisions-count = Isi
desk-decisions-entries = { $n } informasi
desk-decisions-public-title = Keputusan penetapan daftar informasi publik
desk-decisions-public-lead = Setiap keputusan menyimpan daftar persis seperti saat ditetapkan.
desk-decisions-public-empty = Belum ada keputusan yang dicatat.
desk-decisions-frozen = Daftar ini tidak berubah sejak ditetapkan. Sidik isinya:
desk-decisions-rows = Informasi yang ditetapkan
desk-decisions-col-number = No.
desk-decisions-closed = Tidak dapat dibaca lagi: { $x }
desk-error-decision-field = Isi bagian ini.
desk-error-decision-long = Lebih dari 300 huruf. Pendekkan.
desk-error-decision-day = Tulis tanggalnya, misalnya 2 Januari 2026. Tidak boleh di masa depan.
desk-error-decision-number = Nomor ini sudah dipakai untuk unit ini.
desk-error-decision-empty = Unit ini belum punya informasi yang terbit, jadi belum ada yang dapat ditetapkan.
flash-decision-adopted = Keputusan tercatat, daftarnya dibekukan.
audit-act-register-adopt = { $who } mencatat keputusan penetapan daftar informasi publik ({ $thing })
desk-of-request = Dari permohonan { $x }
