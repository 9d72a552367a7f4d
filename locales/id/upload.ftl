# Files sent in pieces: why one is refused.
upload-refused-unfinished = Berkas ini belum terkirim seluruhnya. Lanjutkan pengirimannya, lalu simpan lagi.
