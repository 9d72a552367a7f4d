# The clock: calendar of working days, calculator of due dates.
deadline-calendar-title = Calendar of working days
deadline-calendar-lead = All due dates are counted with this calendar: Monday to Friday, except the days below. Each day has the decree it rests on.
deadline-calendar-used = In use now: { $x }.
deadline-calendar-provisional = Provisional, not yet compared with the decree
deadline-calendar-years = Choose a year
deadline-calendar-year = Year { $n }
deadline-calendar-not-loaded = The calendar of { $n } is not loaded. Due dates in that year are not guessed: the system says that they cannot be counted yet.
deadline-calendar-day = Day
deadline-calendar-name = Name
deadline-calendar-kind = Kind
deadline-calendar-decree = Rests on
deadline-calendar-leave = does not count for the legal date, counts for the safe date
deadline-calendar-versions = Versions loaded so far
deadline-calendar-builtin = None. The calendar inside the program is used.
deadline-calendar-days = { $n } days
deadline-calendar-how = An administrator loads a new calendar from a CSV file with the command
deadline-kind-national-holiday = National holiday
deadline-kind-collective-leave = Collective leave
deadline-kind-local-holiday = Regional holiday
deadline-kind-election-day = Voting day
deadline-kind-special-workday = Special working day
deadline-refused-name-taken = Another calendar has this name. Choose another one.
deadline-refused-name = The name of a calendar holds letters, digits, points and hyphens, 60 at most.
deadline-refused-no-decree = Name the decree it rests on.
nav-deadline = Count due dates
deadline-title = Count due dates
deadline-description = When a request for information has to be answered, when an objection or a dispute may be filed: counted day by day by the law.
deadline-lead = Choose what happened and the day. You see every date that follows, with its article and the count day by day.
deadline-field-happening = What happened
deadline-field-date = Day
deadline-field-date-hint = The day on which the letter or the answer reached the one it was for.
deadline-do = Count
deadline-error-happening = Choose what happened.
deadline-error-date = Enter a day that exists, for example 13-03-2026.
deadline-when = { $x }: { $y }
deadline-happening-request-received = Request for information received by the public body
deadline-happening-incomplete-told = Notice received that the request is incomplete
deadline-happening-answer-received = Written answer to the request received
deadline-happening-objection-received = Objection received by the supervising officer
deadline-happening-response-received = Written response to the objection received
deadline-happening-dispute-received = Application for a dispute received by the Information Commission
deadline-happening-mediation-begun = First mediation meeting
deadline-happening-ruling-received = Ruling of the Information Commission received
deadline-happening-court-ruling-received = Ruling of the court received
deadline-happening-complaint-received = Service complaint received
deadline-condition-event = Counted from this event
deadline-condition-extended = If the answer is prolonged with a written reason
deadline-condition-silence = If there is no answer up to the legal date
deadline-condition-silence-extended = If it is prolonged and there is still no answer
deadline-condition-first-day = If that step is taken on the first day it is open
deadline-condition-last-day = If the step before ends on its last day
deadline-actor-service-officer = Information desk
deadline-actor-requester = Requester
deadline-actor-main-ppid = PPID (information officer)
deadline-actor-supervising-officer = Supervising officer
deadline-actor-commission = Information Commission
deadline-actor-commission-mediator = Mediator of the Information Commission
deadline-actor-either-party = Either party
deadline-actor-service-provider = Service provider
deadline-length-working-day = { $n ->
    [0] the same day
    [one] one working day
   *[other] { $n } working days
}
deadline-length-calendar-day = { $n ->
    [0] the same day
    [one] one day
   *[other] { $n } days
}
deadline-length-month = { $n ->
    [one] one month
   *[other] { $n } months
}
deadline-length-hour = { $n } hours
deadline-legal = Legal date
deadline-safe = Safe date
deadline-opens = Next step opens
deadline-who = Who has to act
deadline-length = Period
deadline-from = counted from
deadline-basis = Rests on
deadline-unverified = (not yet compared with the text of the regulation)
deadline-missed = If it passes
deadline-days = Count day by day
deadline-day = Day
deadline-n = Legal
deadline-n-safe = Safe
deadline-why = Why
deadline-why-working-day = Working day
deadline-why-counted = Counted
deadline-why-event = Day of the event; counting begins after it
deadline-why-weekend = Saturday or Sunday
deadline-why-national-holiday = National holiday
deadline-why-collective-leave = Collective leave
deadline-why-local-holiday = Regional holiday
deadline-why-election-day = Voting day
deadline-why-special-workday = Special working day
deadline-unknown = Cannot be counted yet: the calendar of { $n } is not loaded.
deadline-cut = Some dates cannot be counted yet, because the decree on the holidays of the following year is not loaded. We do not guess.
deadline-estimate = See an estimate with a provisional calendar
deadline-provisional = An estimate: counted with the provisional calendar { $x }, which was not yet compared with its decree. Dates may change.
deadline-file = Save to your calendar (iCal)
deadline-print = Open all details, for printing
deadline-share = Address of this answer, to share:
deadline-meaning = What the three dates mean
deadline-legal-about = The first day counted is the working day after the event; holidays and collective leave do not count. Lateness is judged on this date.
deadline-safe-about = The strictest count ever used in a ruling: the day of the event, when it is a working day, is the first day, and collective leave counts. Up to this date nobody can call you late.
deadline-opens-about = The first working day after the legal date. From then on a step that waits for an answer, such as an objection because there was none, cannot be called too early.
deadline-no-advice = This count helps you and the officers to use the same dates. In a dispute the Information Commission or the court decides.
deadline-file-summary = Due: { $x }
deadline-file-safe = Safe date: { $x }
nav-calendar = Calendar of working days
deadline-overview = All dates
deadline-step = Step
deadline-n-about = Numbers: which day it is by the legal and by the safe count. Empty: not counted.
deadline-recount-moved = The answer was due by { $was }, now by { $now }. Decree: { $decree }.
deadline-recount-known = The answer is due by { $now }. Decree: { $decree }.
