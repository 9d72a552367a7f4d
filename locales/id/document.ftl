# errors and refusals of documents
document-refused-waiting = Berkas masih dibaca dan diperiksa. Coba lagi dalam satu menit.
document-refused-undecided = Ada berkas yang memuat data pribadi atau tidak bisa dibaca, dan belum ada keputusan atasnya (UU 27/2022 tentang Pelindungan Data Pribadi). Putuskan dulu di halaman informasi ini.
document-refused-redacted = Salah satu berkas di sini sudah dihitamkan. Pakai berkas yang dihitamkan, bukan yang asli.
document-error-decision = Pilih salah satu keputusan.
document-error-reason = Tulis alasan keputusan Anda.
# Documents people send for the register: why one is refused and what to do.
document-refused-empty = Berkas ini kosong. Pilih berkas lain.
document-refused-program = Berkas ini ternyata program, bukan dokumen. Jangan dibuka. Minta dokumen aslinya dari pembuatnya, lalu kirim lagi sebagai PDF.
document-refused-drawing = Gambar SVG tidak diterima karena dapat memuat program. Simpan sebagai PNG atau PDF, lalu kirim lagi.
document-refused-macros = Dokumen ini memuat makro (program di dalamnya). Simpan sebagai docx atau xlsx biasa, lalu kirim lagi.
document-refused-locked = Dokumen ini terkunci kata sandi. Buka dengan kata sandinya, simpan tanpa kata sandi, lalu kirim lagi.
document-refused-archive = Berkas ini arsip (misalnya ZIP atau RAR). Buka dulu, lalu kirim dokumen di dalamnya satu per satu.
document-refused-mislabelled = Isi berkas tidak sesuai dengan akhiran namanya. Buka dengan program asalnya, simpan ulang, lalu kirim lagi.
document-refused-kind = Jenis berkas ini tidak diterima. Kirim PDF, Word, Excel, PowerPoint (pptx), ODT, ODS, CSV, TXT, HTML, JPG, atau PNG.
document-refused-bomb = Isi dokumen ini terlalu besar setelah dibuka. Pecah menjadi beberapa dokumen, lalu kirim lagi.
document-refused-damaged = Berkas ini rusak atau terpotong. Ambil lagi dari sumbernya, lalu kirim lagi.
# what readers of a document are told
document-dropped = Berkas ini tidak lagi menjadi bagian dari informasinya. Versi lama dapat dibaca di riwayat halaman informasi itu.
# spreadsheets as tables
document-table-open = Lihat sebagai tabel
document-table-title = Tabel: { $x }
document-table-entry = Kembali ke informasinya
document-table-shown = { $n } baris pertama.
document-table-sheet = Lembar: { $x }. Lembar tersembunyi tidak ditampilkan.
document-table-cut = Tabel ini lebih panjang. CSV dan JSON di bawah memuat paling banyak { $n } baris; semuanya ada di berkas aslinya.
document-table-narrowed = Kolom di sebelah kanan tidak ditampilkan di sini. Unduh untuk melihat semuanya.
document-table-csv = Unduh CSV
document-table-json = Unduh JSON
document-table-file = Unduh berkas asli
