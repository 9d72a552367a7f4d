# Files sent in pieces: why one is refused.
upload-refused-unfinished = Berkas ini belum terkirim seluruhnya. Lanjutkan pengirimannya, lalu simpan lagi.
upload-sending = sedang dikirim
upload-waiting = sambungan terputus, menunggu lalu melanjutkan
upload-sent = terkirim, akan ikut tersimpan
upload-failed = tidak dapat dikirim, pilih lagi atau kirim berkas yang lebih kecil
upload-busy = Tunggu sampai semua berkas terkirim
