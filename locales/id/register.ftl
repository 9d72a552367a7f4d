# errors and refusals of the register
register-refused-step = Langkah ini tidak bisa dilakukan sekarang, karena informasi ini sudah berpindah keadaan. Muat ulang halamannya.
register-refused-opened = Isian ini dibuat karena informasinya dibuka, jadi tidak dapat dibuang. Lengkapi lalu ajukan.
register-refused-slug = Alamat untuk judul ini sudah dipakai. Ubah sedikit judulnya.
register-error-title-empty = Tulis judul informasinya.
register-error-title-long = Judul lebih dari 300 huruf. Pendekkan.
register-error-summary-empty = Tulis ringkasan isinya, satu atau dua kalimat.
register-error-summary-long = Ringkasan lebih dari 4.000 huruf. Pendekkan.
register-error-column-long = Isian ini lebih dari 500 huruf. Pendekkan.
register-error-nothing-to-read = Sertakan berkas atau tautan, atau centang “tersedia cetak” bila hanya ada di kertas.
register-error-made-on = Waktu pembuatan tidak terbaca. Tulis tanggal, bulan (2026-03), atau tahun saja (2026).
register-error-year = Tahun harus antara 1900 dan 2100.
register-error-link = Tautan harus berupa alamat lengkap yang dimulai dengan https:// atau http://.
register-error-two-persons = Anda sendiri yang mengisi informasi ini. Tulis alasan mengapa Anda memverifikasinya sendiri, atau minta pejabat lain.
register-error-remark-empty = Tulis catatan, agar pengisi tahu apa yang perlu diperbaiki.
register-error-reason-empty = Tulis alasannya. Warga berhak tahu mengapa informasi ditarik.
