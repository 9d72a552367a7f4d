# errors and refusals of documents
document-refused-waiting = A file is still being read and checked. Try again in a minute.
document-refused-undecided = A file holds personal data or cannot be read, and nobody has decided about it yet (UU 27/2022 on personal data protection). Decide first on the page of this entry.
document-error-decision = Choose one of the decisions.
document-error-reason = Write the reason of your decision.
