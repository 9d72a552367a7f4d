# Open data: feeds, API, sitemap.
opendata-sample = Contoh
opendata-sample-note = Sample item (contoh). It is made up, not official news.
opendata-feed-about = Latest news from { $x }

opendata-api-title = Open data for programs
opendata-api-lead = Programs can read the units, the news and the search of this site. No key and no registration needed.
opendata-api-addresses = Addresses
opendata-api-caption = Every address answers GET with JSON
opendata-api-address = Address
opendata-api-gives = What it gives
opendata-api-listunits = All units: offices, hospital, health centres, districts, urban villages. Filter with type and parent.
opendata-api-getunit = One unit, by its code.
opendata-api-listnews = Published news, newest first. Filter with unit, topic, since and until.
opendata-api-getnews = One news item, by its number.
opendata-api-listtopics = Topics of news.
opendata-api-search = Search over all units and news.
opendata-api-openapi = Full description for programs (OpenAPI 3.1).
opendata-api-rules = Good to know
opendata-api-paging = Lists come in pages. Use the value of next as after for the following page; on the last page it is null.
opendata-api-etag = Every answer has an ETag. Send it back as If-None-Match, so that unchanged data is not sent again.
opendata-api-strict = A misspelt parameter is refused with status 422 and named, so that nobody reads the wrong data by accident.
opendata-api-use = Anyone may use this data. Please name the unit that published it.
opendata-api-news = News is not public information in the sense of UU 14/2008 and is not counted as such.
opendata-api-other = Other ways
opendata-api-feeds = the latest news of this city. Every unit and every topic has its own feed below its address.
opendata-api-sitemap = Sitemap for search engines
