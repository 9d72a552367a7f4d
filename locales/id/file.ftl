# Files people send: why one is refused and what to do.
file-refused-empty = Berkas ini kosong. Pilih berkas lain.
file-refused-too-large = Berkas ini terlalu besar. Paling besar 25 MB. Perkecil dulu, atau kirim versi yang lebih ringan.
file-refused-pixels = Gambar ini terlalu besar ukurannya (terlalu banyak piksel). Perkecil dulu di ponsel atau komputer, lalu kirim lagi.
file-refused-svg = Gambar SVG tidak diterima karena dapat memuat program. Simpan sebagai PNG atau JPG, lalu kirim lagi.
file-refused-no-picture = Berkas ini bukan foto. Kirim foto JPG, PNG, WebP, atau GIF.
file-refused-kind = Jenis berkas ini tidak diterima. Kirim PDF, Word (docx), Excel (xlsx), ODT, ODS, CSV, atau TXT.
file-refused-mislabelled = Isi berkas tidak sesuai dengan akhiran namanya. Simpan ulang dari program asalnya, lalu kirim lagi.
file-refused-macros = Dokumen ini memuat makro. Simpan tanpa makro (docx atau xlsx biasa), lalu kirim lagi.
file-refused-bomb = Isi dokumen ini terlalu besar setelah dibuka. Pecah menjadi beberapa dokumen, lalu kirim lagi.
file-refused-damaged = Berkas ini rusak atau terpotong. Ambil lagi dari sumbernya, lalu kirim lagi.
file-refused-away = Penyimpanan berkas sedang tidak dapat dijangkau. Isian Anda tidak hilang; pilih berkas ini lagi sebentar lagi.
file-refused-virus = Pemindai virus menemukan isi berbahaya dalam berkas ini, jadi berkas tidak disimpan. Periksa komputer asalnya.
file-refused-unseen = Pemindai virus sedang tidak menjawab, jadi berkas belum dapat diterima. Isian Anda tidak hilang; pilih berkas ini lagi sebentar lagi.
