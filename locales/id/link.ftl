# Links of the register that lead nowhere any more.
link-title = Tautan rusak
link-about = Setiap malam tautan dalam informasi yang sudah terbit dicoba. Yang gagal dua kali berturut-turut ada di sini: buka informasinya, perbaiki atau hapus tautannya.
link-none = Tidak ada tautan rusak.
link-entry = Informasi
link-unit = Unit
link-url = Tautan
link-why = Jawaban
link-since = Rusak sejak
link-no-answer = Tidak menjawab
link-status = Menjawab { $n }
link-home = { $n } tautan rusak dalam informasi yang sudah terbit
