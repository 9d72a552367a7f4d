# The register in the workroom: lists, the form of an entry, acts, history, decisions.
desk-list-title = Register of public information
desk-new = Add information
desk-tabs = Stage of the information
desk-filter = Filter the list
desk-filter-words = Words in the title
desk-filter-unit = Unit
desk-filter-all-units = All my units
desk-filter-class = Class
desk-filter-all-classes = All classes
desk-filter-do = Filter
desk-pager = Pages
desk-pager-next = Next
desk-untitled = Untitled
desk-sample = Sample
desk-list-revision = New version of something published
desk-list-submitted = handed in { $x }
desk-list-empty-draft = No drafts yet. Press “Add information”, choose the file, then check the suggestions.
desk-list-empty-proposed = Nothing waits for the unit's PPID.
desk-list-empty-submitted = Nothing waits for verification by the main PPID.
desk-list-empty-returned = Nothing was sent back.
desk-list-empty-published = Nothing is published yet.
desk-list-empty-withdrawn = Nothing was withdrawn.
desk-state-draft = Draft
desk-state-proposed = With the unit's PPID
desk-state-submitted = Waiting for verification
desk-state-returned = Sent back
desk-state-published = Published
desk-state-withdrawn = Withdrawn
desk-class-berkala = Periodic
desk-class-berkala-hint = announced regularly, at least every six months: budget, performance, profile
desk-class-serta-merta = Immediate
desk-class-serta-merta-hint = announced at once, because many people's safety depends on it
desk-class-setiap-saat = Available at any time
desk-class-setiap-saat-hint = always there when asked for: rules, agreements, work plans, data

# beginning
desk-new-unit = For unit
desk-new-files = Choose the file or take a photo
desk-files-hint = PDF, Word, Excel, PowerPoint, ODT, CSV, TXT, or a JPG/PNG photo. Several at once are fine, at most { $x } each.
desk-new-other = No file?
desk-new-url = Link to the information
desk-new-printed = On paper only, to be seen at the office
desk-new-go = Continue
desk-new-next = Title, class and obligation are then suggested from the file. You only check them.
desk-error-nothing-chosen = Choose a file, fill in a link, or tick that the information is on paper only.

# the form
desk-by = by { $x }
desk-see-public = See on the site
desk-back-to-item = Back to the entry
desk-errors = Something is missing
desk-errors-kept = What you typed is not lost. Mend the following and try again.
desk-error-sure = Tick that you are sure first.
desk-remark-title = Remark: please mend
desk-revision-note = The published version stays readable until this new one is verified.
desk-withdrawn-because = This information was withdrawn. The reason people read: { $x }
desk-reading = The file is being read.
desk-reading-look = See the result
desk-suggested = What stands below is suggested from the file. Check it, change what is wrong, then save.
desk-suggestion = Suggestion
desk-guess-why = Suggested because of the words “{ $x }”
desk-save = Save
desk-field-title = Title
desk-field-title-hint = The name of the information, as people will look for it.
desk-field-summary = Summary
desk-field-summary-hint = One or two sentences: what is in it, for whom, which year.
desk-field-class = Class of information
desk-field-year = Year it is about
desk-files = Files
desk-files-add = Add files
desk-file-title = Title of the file
desk-file-more = Replace, move or remove
desk-file-replace = Replace by a new file
desk-file-replace-hint = The address of the file stays the same. The old file stays in the history.
desk-file-up = Move up
desk-file-down = Move down
desk-file-remove = Remove from the entry
desk-file-redact = Black out parts of this file
desk-file-redacted = Blacked out
desk-has-script = Contains a script: people can only download it
desk-undecided = Needs a decision about personal data
desk-text-waiting = Being read
desk-text-read =
    { $n ->
        [0] Text was read
        [one] Text was read, one page
       *[other] Text was read, { $n } pages
    }
desk-text-recognised =
    { $n ->
        [0] Text recognised from pictures
        [one] Text recognised from pictures, one page; may hold mistakes
       *[other] Text recognised from pictures, { $n } pages; may hold mistakes
    }
desk-text-no-text =
    { $n ->
        [0] No text inside, cannot be searched
        [one] A scan without text, one page; cannot be searched
       *[other] A scan without text, { $n } pages; cannot be searched
    }
desk-text-encrypted = { $n ->
       *[other] Locked with a password, cannot be read
    }
desk-text-unreadable = { $n ->
       *[other] The program cannot read what is inside
    }
desk-obligations = Obligations fulfilled
desk-obligations-hint = Tick what this information answers. More than one is fine, none is fine too.
desk-links = Links
desk-links-hint = Addresses of other pages with the information. Empty an address to remove it.
desk-link-url = Address
desk-link-title = Title of the link
desk-forms = Available as
desk-field-digital = Available as a file or online
desk-field-printed = Available on paper
desk-columns = Other columns of the register
desk-columns-hint = May stay empty. The time may be a day, a month or only a year, such as 2026.
desk-field-holder = Official or unit that holds it
desk-field-responsible = Who answers for making it
desk-field-made-on = When it was made
desk-field-made-at-place = Where it was made
desk-field-retention-active = Active retention
desk-field-retention-inactive = Inactive retention
desk-field-media = Kind of medium
desk-field-language = Language
desk-language-id = Indonesian
desk-language-en = English
desk-field-correction = Note on the change, for readers
desk-field-correction-hint = When something was corrected, write what. People read it.
desk-yes = yes
desk-no = no

# personal data
desk-guard-title = Personal data in the files
desk-guard-undecided = Before publishing somebody has to look at these files and decide (UU 27/2022 on personal data).
desk-guard-decided = All files were decided about.
desk-guard-found =
    { $n ->
        [one] One place looks like personal data:
       *[other] { $n } places look like personal data:
    }
desk-guard-page = Page { $n }
desk-guard-unread = The program cannot read this file. Open it and see for yourself whether it holds personal data.
desk-guard-open = Open the file
desk-guard-decide = Decision
desk-guard-reason = Reason
desk-guard-do = Save the decision
desk-guard-who = The unit's PPID decides. Tell them what you know about it.
desk-guard-redact-about = The personal data need not be public? Remove that part from the file.
desk-guard-redact = Black out
desk-decision-lawful = It is personal data, and the law allows publishing it
desk-decision-false-alarm = It is no personal data
desk-decision-seen = I looked through it; no personal data has to be hidden
desk-finding-nik = identity number
desk-finding-no-kk = family card number
desk-finding-phone = phone number
desk-finding-account = bank account
desk-finding-address = home address
desk-finding-email = e-mail address
desk-finding-npwp = tax number
desk-finding-birth-date = date of birth
desk-finding-rest = the rest of the file, which is too long for the program to read

# acts
desk-next = What next
desk-do-propose = Save and hand to the unit's PPID
desk-do-submit = Save and hand in
desk-verify = Verify
desk-verify-hint = Once verified it is on the site at once and can be found.
desk-do-publish = Verify and publish
desk-field-override = Why you verify your own entry
desk-field-override-hint = You changed this entry last. When there is no other official, write why; it is recorded.
desk-send-back = Send back to be mended
desk-field-remark = Remark for the writer
desk-do-send-back = Send back
desk-recall-hint = You can still take it back to change it.
desk-do-recall = Take back
desk-confirm = Does it still hold?
desk-confirm-hint = State that the published information is still right. People see the day it was checked.
desk-do-confirm = Yes, it still holds
desk-withdraw = Take it off the site
desk-field-reason = Reason for taking it off
desk-field-reason-hint = People who open its address read this reason.
desk-do-withdraw = Take it off
desk-reopen-hint = The entry can be mended and handed in again. Its address goes on telling of the withdrawal until a new version is verified.
desk-do-reopen = Open again as a draft
desk-discard = Throw this entry away
desk-discard-sure = Yes, throw this entry away with its files
desk-do-discard = Throw away
desk-last-writer = Last changed by { $x }
desk-verified = Checked { $x } { $y }
desk-queue = Verification queue
desk-queue-before = Previous in the queue
desk-queue-after = Next in the queue
desk-difference = What changed against the published version
desk-difference-mine = Your words against the saved ones

# conflict
desk-conflict-title = Someone else changed this entry
desk-conflict-changed = While you were writing, this entry was saved from elsewhere.
desk-conflict-changed-by = While you were writing, { $x } saved this entry.
desk-conflict-choose = Nothing is lost. Choose which version to use.
desk-conflict-closed = This entry cannot be changed now. Your words are below to be copied.
desk-conflict-mine = Your words
desk-conflict-theirs = What is saved
desk-conflict-save-mine = Use mine
desk-conflict-take-theirs = Use what is saved

# history
desk-history-title = History
desk-history-from = From
desk-history-to = To
desk-history-compare = Compare
desk-history-difference = Difference
desk-history-all = All versions
desk-history-latest = Newest
desk-history-closed = Closed
desk-version-number = Version { $n }
desk-history-restore = Use this version again
desk-history-close = Close this version for readers
desk-history-close-reason = Reason for closing
desk-history-close-hint = For an old version with personal data or a harmful mistake. People read the reason, not the version.
desk-history-close-do = Close this version
register-error-close-empty = Write why this version is closed.

# messages
flash-entry-created = The file was taken. Check the suggestions.
flash-entry-saved = Saved.
flash-entry-proposed = Handed to the unit's PPID. You can still take it back.
flash-entry-submitted = Handed to the main PPID. You can still take it back.
flash-entry-recalled = Taken back as a draft.
flash-entry-returned = Sent back with your remark.
flash-entry-published = Published. It is on the site and in the register.
flash-entry-confirmed = Recorded: it still holds.
flash-entry-withdrawn = Taken off. Its address now tells the reason.
flash-entry-reopened = Open again as a draft.
flash-entry-discarded = The entry was thrown away.
flash-entry-decided = The decision is saved.
flash-entry-restored = The old version is used again, as a new one.
flash-version-closed = That version is closed for readers.
audit-act-register-close = { $who } closed an old version of { $thing }
audit-act-document-read = A file of { $thing } was read
document-refused-too-large = This file is too large. Make it smaller (“Save as a small PDF”, for instance) or split it into several files.

# home
dashboard-register-submitted =
    { $n ->
        [one] One entry waits for your verification
       *[other] { $n } entries wait for your verification
    }
dashboard-register-proposed =
    { $n ->
        [one] One entry waits for the unit's PPID
       *[other] { $n } entries wait for the unit's PPID
    }
dashboard-register-returned =
    { $n ->
        [one] One entry was sent back to be mended
       *[other] { $n } entries were sent back to be mended
    }
dashboard-register-draft =
    { $n ->
        [one] One draft
       *[other] { $n } drafts
    }

# decisions
desk-import = Import a list
desk-decisions-title = Adopting decisions
desk-decisions-lead = When the register is adopted by a decision, record it here. What is public now is frozen as its content and stays readable.
desk-decisions-new = Record a decision
desk-decisions-all = Recorded decisions
desk-decisions-below = With the units directly below it (a kecamatan with its kelurahan)
desk-decisions-with-below = { $x } with the units below it
desk-decisions-unit-hint = Choose the city to adopt the register of every unit.
desk-decisions-field-unit = Unit
desk-decisions-field-number = Number of the decision
desk-decisions-field-decided-on = Day of the decision
desk-decisions-field-title = Title of the decision
desk-decisions-field-signer = Signed by
desk-decisions-field-signer-position = Position of the signer
desk-decisions-do = Adopt and freeze the register
desk-decisions-number = Number { $x }, { $y }
desk-decisions-count = Content
desk-decisions-entries =
    { $n ->
        [one] one entry
       *[other] { $n } entries
    }
desk-decisions-public-title = Decisions adopting the register
desk-decisions-public-lead = Each decision keeps the register exactly as it was adopted.
desk-decisions-public-empty = No decision is recorded yet.
desk-decisions-frozen = This register did not change since it was adopted. Digest of its content:
desk-decisions-rows = Adopted information
desk-decisions-col-number = No.
desk-decisions-closed = Not to be read any more: { $x }
desk-error-decision-field = Fill this in.
desk-error-decision-long = More than 300 characters. Shorten it.
desk-error-decision-day = Write the day, such as 2 January 2026. It cannot be in the future.
desk-error-decision-number = This number is used for this unit already.
desk-error-decision-empty = Nothing of this unit is public yet, so there is nothing to adopt.
flash-decision-adopted = The decision is recorded, the register frozen.
audit-act-register-adopt = { $who } recorded a decision adopting the register ({ $thing })
desk-of-request = From request { $x }
