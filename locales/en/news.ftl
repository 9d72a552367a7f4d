# Newsroom: writing, reviewing and publishing news.
news-refused-step = This item is no longer at that stage, so this cannot be done. Reload the page to see where it stands.
news-refused-slug = Another item already has this address. Choose a different one.
