# Outgoing mail.
mail-list-title = Outgoing mail
mail-list-lead = All mail the system has written, latest first.
mail-no-server = No mail server is configured. Mail is kept here; pass invitation links on to their readers yourself.
mail-tabs = State of mail
mail-list-empty = No mail yet.
mail-subject = Subject
mail-to = To
mail-state = State
mail-written = Written
mail-sent = Sent
mail-failure = Problem
mail-text = Text of the mail
mail-back = Back to outgoing mail
mail-older = Older mail
mail-retry = Send again
mail-tries =
    { $n ->
        [one] tried once
       *[other] tried { $n } times
    }
mail-state-all = All
mail-state-queued = Queued
mail-state-kept = Kept
mail-state-sent = Sent
mail-state-failed = Failed
mail-kept-advice = This mail was not sent because no mail server is configured. Pass its text on to the reader yourself, by a channel you trust.
mail-refused-no-server = No mail server is configured, so the mail cannot be sent.
flash-mail-queued = The mail is in the queue.
mail-private = a reader (address sealed)
mail-private-text = This is news of a search for a reader. Address and text are not shown, and go as soon as the mail is sent.
