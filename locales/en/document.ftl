# errors and refusals of documents
document-refused-waiting = A file is still being read and checked. Try again in a minute.
document-refused-undecided = A file holds personal data or cannot be read, and nobody has decided about it yet (UU 27/2022 on personal data protection). Decide first on the page of this entry.
document-refused-redacted = One of the files here was blacked out since. Use the redacted file, not the original.
document-error-decision = Choose one of the decisions.
document-error-reason = Write the reason of your decision.
# Documents people send for the register: why one is refused and what to do.
document-refused-empty = This file is empty. Choose another one.
document-refused-program = This file is a program, not a document. Do not open it. Ask its maker for the original document and send it again as PDF.
document-refused-drawing = SVG drawings are not taken because they may contain programs. Save it as PNG or PDF and send it again.
document-refused-macros = This document contains macros (programs inside it). Save it as plain docx or xlsx and send it again.
document-refused-locked = This document is locked with a password. Open it, save it without the password and send it again.
document-refused-archive = This file is an archive (such as ZIP or RAR). Open it and send the documents inside one by one.
document-refused-mislabelled = The content does not fit the ending of the file name. Open it with the program it comes from, save it anew and send it again.
document-refused-kind = Files of this kind are not taken. Send PDF, Word, Excel, PowerPoint (pptx), ODT, ODS, CSV, TXT, HTML, JPG or PNG.
document-refused-bomb = This document becomes too large when opened. Split it into several and send them again.
document-refused-damaged = This file is damaged or cut off. Take it from its source again and send it again.
# what readers of a document are told
document-dropped = This file is no longer part of the information. Earlier versions can be read in the history of its page.
# spreadsheets as tables
document-table-open = See it as a table
document-table-title = Table: { $x }
document-table-entry = Back to the entry
document-table-shown = The first { $n } rows.
document-table-sheet = Sheet: { $x }. Hidden sheets are not shown.
document-table-cut = This table is longer. CSV and JSON below hold at most { $n } rows; the file itself has them all.
document-table-narrowed = Columns on the right are not shown here. Download to see them all.
document-table-csv = Download CSV
document-table-json = Download JSON
document-table-file = Download the file
