# Masuk, akun, peran, dua langkah.
account-signin-title = Masuk
account-signin-lead = Khusus petugas. Gunakan alamat surel dan kata sandi Anda.
account-signin-do = Masuk
account-signin-wrong = Alamat surel atau kata sandi tidak cocok. Periksa lalu coba lagi.
account-field-email = Alamat surel
account-field-password = Kata sandi
account-wait = Terlalu banyak percobaan dari sini. Coba lagi { $n } menit lagi. Rekan Anda di tempat lain tidak terganggu.
account-email-invalid = Tulis alamat surel yang lengkap, misalnya nama@kota.go.id.
account-email-taken = Alamat surel ini sudah dipakai sebuah akun.
account-name-invalid = Tulis nama, paling banyak 120 huruf.
flash-signed-out = Anda sudah keluar.
