# Frame of all pages, menus, error pages.
layout-skip = Skip to content
layout-sample = This is a Terbuka sample site. All news here is made up, not official news.
layout-search = Search all sites
layout-search-do = Search
layout-nav = Main menu
layout-other = Bahasa Indonesia
layout-other-code = id
layout-made-with = Made with Terbuka, free software for public information openness.
nav-news = News
nav-units = Units
nav-about = About
nav-contact = Contact
nav-profile = Profile
nav-unit-home = Unit home
nav-accessibility = Accessibility
nav-privacy = Privacy
nav-feeds = Subscribe
nav-sign-in = Staff sign-in
nav-sign-out = Sign out
nav-workroom = Workroom
nav-home = Home
nav-portal = View site
nav-accounts = Accounts
nav-activity = Activity
nav-settings = Settings
nav-mail = Mail
nav-log = Change log
nav-notifications =
    { $n ->
        [0] Notifications
       *[other] Notifications ({ $n })
    }

error-request-id = Request number: { $x }. Please quote it when you contact us.
error-reason = Reason: { $x }
error-out-home = To the front page
error-out-units = To the list of units
error-out-search = Search all sites
error-not-found-title = Page not found
error-not-found-advice = This address does not exist or has moved. Check the spelling, or use the search.
error-gone-title = This page was withdrawn
error-gone-advice = This item was published and later withdrawn by its unit.
error-signed-out-title = You are not signed in
error-signed-out-advice = Sign in with your staff account, then try again.
error-forbidden-title = You may not do this
error-forbidden-advice = Your role does not cover this act in this unit. Ask the unit's PPID or Diskominfo.
error-invalid-title = Some fields need attention
error-invalid-advice = Go back to the form and correct the marked fields.
error-refused-title = Refused
error-refused-advice = The rule above refuses this act. Nothing was changed.
error-conflict-title = Someone else changed it
error-conflict-advice = Someone else changed the same thing first. Reload the page, then try again.
error-too-many-title = Too many tries
error-too-many-advice = Wait a few minutes, then try again. Your colleagues are not held up.
error-too-large-title = File too large
error-too-large-advice = Send a smaller file. Nothing of this upload was stored.
error-bad-request-title = The request cannot be read
error-bad-request-advice = Go back to the page before and send it again.
error-storage-full-title = Storage is full
error-storage-full-advice = Nothing was changed. Tell the administrator; your text is still on the page before.
error-unavailable-title = The service is not available now
error-unavailable-advice = Try again in a moment. Nothing was changed.
error-internal-title = Something went wrong on our side
error-internal-advice = Nothing was lost. Try again; if it happens again, tell us the request number below.
error-method-title = This method is not supported
error-method-advice = This address does not take requests of that kind.
refused-cross-site = The request came from another site and was refused for your safety.
