# errors and refusals of documents
document-refused-waiting = Berkas masih dibaca dan diperiksa. Coba lagi dalam satu menit.
document-refused-undecided = Ada berkas yang memuat data pribadi atau tidak bisa dibaca, dan belum ada keputusan atasnya (UU 27/2022 tentang Pelindungan Data Pribadi). Putuskan dulu di halaman informasi ini.
document-error-decision = Pilih salah satu keputusan.
document-error-reason = Tulis alasan keputusan Anda.
