# The register of public information as everyone reads it.
nav-register = Public information
register-public-title = Public information
register-public-lead = The information every unit in { $x } must open by law. Anyone may read and download it, without conditions.
register-public-search = Search public information
register-public-search-hint = For example: rencana kerja dinas kesehatan
register-public-total = { $n } pieces of information are open,
register-public-total-units = from { $n } units.
register-public-newest = Newest information
register-public-empty = No public information is open yet. As soon as something is published, it is listed here.
register-public-by-unit = By unit
register-public-count =
    { $n ->
        [0] Nothing yet
        [one] 1 entry
       *[other] { $n } entries
    }
register-public-files =
    { $n ->
        [one] 1 file
       *[other] { $n } files
    }
register-public-to-table = View as the official register (DIP)
register-public-to-cards = View as a short list
register-public-none = Nothing matches this choice. Change it, or ask the information officer (PPID) directly.
register-public-pages = Pages of the register
register-public-first-page = To the beginning
register-public-next-page = Next
register-public-rolled-up = Includes the units below.
register-public-ask-title = Not what you are looking for?
register-public-ask = Every citizen may request public information, free of charge and without giving a reason on this page. Contact the information officer (PPID) for what is not in the register yet.
register-public-ask-link = How to reach the information officer

register-public-filter = Narrow the list
register-public-filter-class = Class
register-public-filter-any-class = All classes
register-public-filter-unit = Unit
register-public-filter-any-unit = All units
register-public-filter-year = Year
register-public-filter-any-year = All years
register-public-filter-obligation = Code of the obligation
register-public-filter-children = Include the units below
register-public-filter-do = Show
register-public-filter-clear = Clear
register-public-found-title = Public information that matches
register-public-found-lead = Public information that fits your choice, last changed first.

register-public-class-berkala = Periodic
register-public-class-berkala-title = Periodic information
register-public-class-berkala-about = Must be announced unasked, at least every six months.
register-public-class-berkala-article = Law: UU 14/2008 article 9.
register-public-class-serta-merta = Immediate
register-public-class-serta-merta-title = Immediate information
register-public-class-serta-merta-about = Must be announced at once, because the safety of many people or public order is concerned.
register-public-class-serta-merta-article = Law: UU 14/2008 article 10.
register-public-class-setiap-saat = Any time
register-public-class-setiap-saat-title = Information available at any time
register-public-class-setiap-saat-about = Must always be ready, so that it can be given whenever someone asks.
register-public-class-setiap-saat-article = Law: UU 14/2008 article 11.

register-public-unit-title = Public information of { $x }
register-public-unit-lead = What { $x } has opened by law.

register-public-table-title = Register of public information
register-public-table-lead = Register of public information of { $x } in the official form.
register-public-table-day = As of { $x }.
register-public-column-number = No.
register-public-column-title = Title and summary
register-public-column-holder = Official or unit that holds it
register-public-column-responsible = Responsible for making or issuing it
register-public-column-made = When and where made
register-public-column-form = Form
register-public-column-retention = Retention
register-public-column-media = Medium
register-public-column-year = Year
register-public-column-language = Language
register-public-language-id = Indonesian
register-public-language-en = English
register-public-form-both = Printed and digital
register-public-form-printed = Printed
register-public-form-digital = Digital
register-public-retention-active = Active { $x }
register-public-retention-inactive = Inactive { $x }
register-public-retention-both = Active { $x }, inactive { $y }

register-public-published = Published
register-public-changed = Changed
register-public-sample = This is sample information, not an official document.
register-public-correction = Correction:
register-public-files-title = Files
register-public-pages-count =
    { $n ->
        [one] 1 page
       *[other] { $n } pages
    }
register-public-text-read = Its text can be searched.
register-public-text-recognised = A scan. Its text was recognised by a machine and may hold mistakes.
register-public-text-none = A scan. Its content cannot be searched.
register-public-text-encrypted = Locked with a password.
register-public-cuts = Parts that were blacked out
register-public-cuts-about = These parts were removed from the file because they are exempt. The rest is open (UU 14/2008 article 22(7)e).
register-public-cut-page = Page { $n }
register-public-cut-ground = UU 14/2008 article 17 letter { $x }
register-public-cut-personal = UU 27/2022 on the protection of personal data
register-public-cut-places = { $n } places
register-public-links = Links
register-public-on-paper = This information is available on paper. Visit or contact:
register-public-facts = Facts
register-public-obligations = Fulfils the obligation
register-public-verified = Last checked
register-public-due = Must be renewed by
register-public-stale = Overdue
register-public-news = Related news
register-public-related = Related public information
register-public-history = History
register-public-history-about = Every version that was ever published is kept. Its digital fingerprint proves that it did not change.
register-public-version = Version { $n }
register-public-present = In force now
register-public-closed = This version was closed. Reason:
register-public-digest = Fingerprint of the version:
register-public-contact = Unit that holds it
register-public-others = More from { $x }
register-public-all-of-unit = All information of this unit

register-public-home-about = Official documents that must be open by law (UU 14/2008), apart from the news.
register-public-home-all = All public information
register-public-unit-empty = { $x } has not opened any information here yet.
register-public-units-count = { $n } open documents
register-public-to-obligations = What each unit has and has not opened
register-public-download = Download the whole list (XLSX)
