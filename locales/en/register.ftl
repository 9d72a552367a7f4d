# errors and refusals of the register
register-refused-step = This step is not possible now, because the entry has moved on. Reload the page.
register-refused-opened = This entry was begun because its information was opened, so it cannot be thrown away. Complete it and hand it in.
register-refused-slug = The address for this title is taken. Change the title a little.
register-error-title-empty = Write the title of the information.
register-error-title-long = The title is longer than 300 letters. Shorten it.
register-error-summary-empty = Write a summary of one or two sentences.
register-error-summary-long = The summary is longer than 4,000 letters. Shorten it.
register-error-column-long = This field is longer than 500 letters. Shorten it.
register-error-nothing-to-read = Add a file or a link, or tick “available on paper” when it exists on paper only.
register-error-made-on = The date cannot be read. Write a day, a month (2026-03) or just a year (2026).
register-error-year = The year must lie between 1900 and 2100.
register-error-link = A link must be a full address that begins with https:// or http://.
register-error-two-persons = You filled in this entry yourself. Write why you verify it yourself, or ask another officer.
register-error-remark-empty = Write a remark, so that the writer knows what to mend.
register-error-reason-empty = Write the reason. Citizens have a right to know why information is withdrawn.
