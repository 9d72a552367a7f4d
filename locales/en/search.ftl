search-title = Search
search-title-of = Search: { $x }
search-description = Search public information, news, applications, services, events, programmes and units of this city, down to the text of documents.
search-label = What are you looking for?
search-do = Search
search-narrow = Narrow down and sort
search-narrow-do = Apply
search-kind = Kind
search-kind-news = News
search-kind-unit = Unit
search-kind-page = Page
search-kind-app = Application
search-kind-service = Service
search-kind-event = Event
search-kind-programme = Programmes and budget
search-over = Over
search-unit = Unit
search-year = Year
search-order = Order
search-order-best = Best match
search-order-newest = Newest
search-any = All
search-total =
    { $n ->
        [0] No results
        [one] { $n } result
       *[other] { $n } results
    }
search-suggestion = Did you mean:
search-empty = Try other words, more general words, or check the spelling.
search-all-news = See all news
search-all-apps = See all applications of the city
search-all-services = See all services
search-sample = sample
search-pages = Pages of results
search-previous = Previous
search-next = Next
search-kind-register = Public information
search-class = Class of information
search-class-berkala = Periodic
search-class-serta-merta = Immediate
search-class-setiap-saat = On demand
search-file-type = Kind of file
search-obligation = Obligation
search-place = Inside the file { $x }, page { $y }
search-all-register = See all public information
search-follow = Tell me when there is something new
search-everything = all news, public information, events and programmes
