# Data terbuka: umpan, API, peta situs.
opendata-sample = Contoh
opendata-sample-note = Berita contoh. Isinya karangan, bukan berita resmi.
opendata-feed-about = Berita terbaru dari { $x }

opendata-api-title = Data terbuka untuk program
opendata-api-lead = Daftar unit, berita, dan pencarian situs ini dapat dibaca oleh program komputer. Tanpa kunci dan tanpa pendaftaran.
opendata-api-addresses = Alamat
opendata-api-caption = Semua alamat menjawab GET dengan JSON
opendata-api-address = Alamat
opendata-api-gives = Isi
opendata-api-listunits = Semua unit: perangkat daerah, RSUD, puskesmas, kecamatan, kelurahan. Saring dengan type dan parent.
opendata-api-getunit = Satu unit, menurut kodenya.
opendata-api-listnews = Berita yang sudah terbit, yang terbaru lebih dulu. Saring dengan unit, topic, since, dan until.
opendata-api-getnews = Satu berita, menurut nomornya.
opendata-api-listtopics = Topik berita.
opendata-api-search = Pencarian di semua unit dan berita.
opendata-api-openapi = Uraian lengkap untuk program (OpenAPI 3.1).
opendata-api-rules = Yang perlu diketahui
opendata-api-paging = Daftar dibagi per halaman. Nilai next dipakai sebagai after untuk halaman berikutnya; pada halaman terakhir nilainya null.
opendata-api-etag = Setiap jawaban membawa ETag. Kirim kembali sebagai If-None-Match, agar data yang belum berubah tidak dikirim ulang.
opendata-api-strict = Parameter yang salah tulis ditolak dengan status 422 dan disebut namanya, agar tidak ada data yang terambil keliru.
opendata-api-use = Data ini boleh dipakai siapa saja. Sebutkan unit yang menerbitkannya.
opendata-api-news = Berita bukan informasi publik menurut UU 14/2008 dan tidak dihitung sebagai informasi publik.
opendata-api-other = Cara lain
opendata-api-feeds = berita terbaru kota ini. Setiap unit dan setiap topik punya umpan sendiri di bawah alamatnya.
opendata-api-sitemap = Peta situs untuk mesin pencari
