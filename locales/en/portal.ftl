# Pages of the portal and of the unit sites.
portal-sample = Sample
portal-pages = Pages of news
portal-first-page = To the newest
portal-next-page = Older news
portal-list = List of news
portal-way = Way to this page
portal-new-window = (new window)
portal-all-news = All news
portal-all-units = All units
portal-topics = Topics
portal-months = News by month
portal-units-count =
    { $n ->
        [one] { $n } unit
       *[other] { $n } units
    }
portal-feed-city = News of { $x }
portal-feed-unit = News of { $x }
portal-feed-link = News feed

portal-home-title = { $x }: news, services and units
portal-home-description = The latest news from every office, district and urban village of { $x }.
portal-home-lead = News from every office, district and urban village, in one place.
portal-home-search = Search all sites
portal-home-search-hint = For example: posyandu
portal-home-front = In front
portal-home-newest = Newest news
portal-home-more = More news
portal-home-empty = There is no news yet. The first item will appear here when it is published.
portal-home-units = Find a unit
portal-home-follow = Get new items without visiting every day, and without an account.

portal-group-opd = Offices of the city
portal-group-opd-about = Offices, agencies, secretariats, inspectorate
portal-group-service = Direct services
portal-group-service-about = Hospital, health centres, schools, technical units
portal-group-kecamatan = Districts
portal-group-kecamatan-about = Services of the district
portal-group-kecamatan-tree = Districts and urban villages
portal-group-kelurahan = Urban villages
portal-group-kelurahan-about = The office nearest to your home
portal-group-bumd = City-owned companies
portal-group-bumd-about = Companies owned by the city

portal-type-city = City government
portal-type-ppid-utama = Main information officer
portal-type-sekretariat-daerah = City secretariat
portal-type-bagian = Section
portal-type-sekretariat-dprd = Council secretariat
portal-type-inspektorat = Inspectorate
portal-type-dinas = Office
portal-type-badan = Agency
portal-type-satpol-pp = Civil-service police
portal-type-rsud = City hospital
portal-type-puskesmas = Health centre
portal-type-upt = Technical unit
portal-type-kecamatan = District
portal-type-kelurahan = Urban village
portal-type-sekolah = School
portal-type-bumd = City-owned company

portal-units-title = Directory of units
portal-units-description = All offices, agencies, health centres, districts and urban villages of { $x } with their sites.
portal-units-find = Find a unit
portal-units-name = Name of the unit
portal-units-kind = Kind
portal-units-any = Any kind
portal-units-show = Show
portal-units-found =
    { $n ->
        [one] { $n } unit found
       *[other] { $n } units found
    }
portal-units-none = No unit has that name. Try a part of the name, or choose a kind.
portal-units-all = Show all units
portal-units-empty = No units have been entered yet.
portal-units-jump = Groups of units
portal-units-newest = Newest news { $x }
portal-units-silent = No news yet
portal-units-former = Former or other name: { $x }

portal-unit-description = Site of { $x }: news, profile and contact.
portal-unit-closed = This unit no longer exists. The page stays so that its old news can be read.
portal-unit-more = Read more
portal-unit-newest = Newest news
portal-unit-empty = { $x } has not published any news here yet.
portal-unit-all-news = All news of this unit
portal-unit-contact = At a glance
portal-unit-to-contact = Contact and place
portal-unit-kind = Kind
portal-unit-children = Units below it
portal-unit-follow = Follow the news of this unit with any news reader.
portal-unit-news-title = News of { $x }
portal-unit-news-description = All news from { $x }.

portal-address = Address
portal-hours = Opening hours
portal-phone = Telephone
portal-email = Email
portal-website = Other website
portal-point = Map point
portal-point-app = Open in a map app
portal-point-map = See on OpenStreetMap
portal-contact-title = Contact { $x }
portal-contact-description = Address, opening hours, telephone and place of { $x }.
portal-contact-empty = Address and telephone number have not been entered yet.
portal-contact-wrong = Is something wrong?

portal-profile-title = Profile of { $x }
portal-profile-description = Duties, leadership, information officers and former names of { $x }.
portal-profile-parent = Part of
portal-profile-short = Short name
portal-profile-about = Duties
portal-profile-no-about = The duties have not been entered yet.
portal-profile-leaders = Leadership
portal-profile-no-leaders = The leadership has not been entered yet.
portal-profile-no-name = Name not entered yet
portal-profile-ppid = Information officers (PPID)
portal-profile-no-ppid = The information officers have not been entered yet.
portal-profile-former = Other names and history
portal-profile-until = until { $x }
portal-profile-merged = { $x } was merged into this unit.
portal-profile-source = Source of these facts: { $x }

portal-news-title = News
portal-news-lead = News from all units of { $x }, newest first.
portal-news-empty = There is no news here.
portal-month-title = News of { $x }
portal-month-lead = All news published in { $x }.
portal-topic-title = Topic: { $x }
portal-topic-lead = All news about { $x }.

portal-article-published = Published
portal-article-changed = Updated
portal-article-source = This story comes from { $x }:
portal-article-sample = This is a sample for demonstration. The event is not real. The item is in Indonesian.
portal-article-language = This item is written in Indonesian.
portal-article-correction = Correction of { $x }:
portal-article-files = Files
portal-article-share = Share
portal-article-copy = Copy address
portal-article-copied = Address copied
portal-article-print = Print
portal-article-report = Report a mistake in this item
portal-article-report-subject = Mistake in the news item: { $x }
portal-article-printed = { $x }, { $y }
portal-article-others = More news from { $x }
portal-photo-credit = Photo: { $x }

portal-follow-title = Follow the news
portal-follow-how = How to subscribe
portal-follow-description = How to follow the news of { $x } and of each unit with a news reader.
portal-follow-lead = A feed brings the titles of new items to your phone or computer. It is free and needs no account and no mail address.
portal-follow-steps = How it works
portal-follow-step-1 = Install any news reader (RSS reader) on your phone or computer.
portal-follow-step-2 = Copy the address of a feed below and paste it into that app.
portal-follow-step-3 = New items appear in the app. Stop at any time by removing the feed.
portal-follow-units = Feeds of the units
portal-follow-units-text = Choose the unit you want to follow. Its address can be copied straight into a news reader.

portal-about-title = About this site
portal-about-description = Who writes and runs the site of { $x }.
portal-about-empty = This site holds news, profiles and contacts of all units of { $x }.
portal-about-more = More

portal-city-contact-title = Contact
portal-city-contact-description = Address and contact of { $x } and of the main information officer.
portal-city-contact-lead = For a service, contact the unit itself.
portal-city-contact-ppid = Main information officer (PPID)
portal-city-contact-ppid-about = The office that runs this site and serves public information:

portal-accessibility-title = Accessibility
portal-accessibility-description = Standards, tests and known gaps of the site of { $x }.
portal-accessibility-lead = This site is made for everyone: with a cheap phone, a keyboard, a screen reader or large letters.
portal-accessibility-standard = The standard we aim at
portal-accessibility-standard-text = WCAG 2.2 level AA. No outside body has assessed the site, so we do not claim that it fully conforms.
portal-accessibility-done = What is in place
portal-accessibility-done-1 = Every page works without script and by keyboard alone.
portal-accessibility-done-2 = Text has strong contrast in light and dark; the contrast of all 12 unit colours was computed.
portal-accessibility-done-3 = Every photo needs alternative text before an item can be published.
portal-accessibility-done-4 = Pages stay whole on a screen 360 pixels wide and with enlarged letters.
portal-accessibility-tested = How we test
portal-accessibility-tested-text = Pages are checked with an automatic tool (axe-core) in Chromium, at phone and desktop width, light and dark. Automatic tools find only a part of all barriers.
portal-accessibility-gaps = Known gaps
portal-accessibility-gaps-1 = Not yet tested with people with disabilities, nor with a screen reader on a real phone.
portal-accessibility-gaps-2 = Attached files such as PDF are made by the units and may not be accessible.
portal-accessibility-gaps-3 = The text of news items is in Indonesian only.
portal-accessibility-report = Found a barrier?
portal-accessibility-report-text = Tell us the page and the device you use. We need to know to repair it.

portal-privacy-title = Privacy
portal-privacy-description = What the site of { $x } keeps and does not keep.
portal-privacy-lead = You can read this whole site without anyone knowing who you are.
portal-privacy-visitors = When you only read
portal-privacy-visitors-1 = Public pages set no cookies.
portal-privacy-visitors-2 = There are no trackers, advertisements, fonts, maps or scripts of others.
portal-privacy-visitors-3 = Your network address is used for a short time in memory to hold back floods of requests, and is not written to the database when you read.
portal-privacy-visitors-4 = What you search for is not kept with any identity.
portal-privacy-links = Links to others
portal-privacy-links-text = Share buttons and map links are plain links. Others learn of you only when you follow one.
portal-privacy-officers = When you are an officer
portal-privacy-officers-text = Officers sign in with an account. That needs a cookie, and every act is recorded so that it can be accounted for.
portal-privacy-photos = Photos
portal-privacy-photos-text = Location data hidden in photos is removed before they are published.
portal-privacy-ask = Ask or object
portal-privacy-ask-text = Contact the main information officer if you are named or shown and object to it.

portal-faults-title = List of error codes
portal-faults-description = The meaning of each error code on the pages and in the API of { $x }.
portal-faults-lead = Every error of this site and its API has a fixed code. This is what it means and what you can do.
