# Files people send: why one is refused and what to do.
file-refused-empty = This file is empty. Choose another one.
file-refused-too-large = This file is too large. The limit is 25 MB. Make it smaller, or send a lighter version.
file-refused-pixels = This picture has too many pixels. Make it smaller on your phone or computer, then send it again.
file-refused-svg = SVG pictures are not accepted because they can contain programs. Save it as PNG or JPG, then send it again.
file-refused-no-picture = This file is not a photo. Send a JPG, PNG, WebP or GIF photo.
file-refused-kind = This kind of file is not accepted. Send PDF, Word (docx), Excel (xlsx), ODT, ODS, CSV or TXT.
file-refused-mislabelled = The content does not match the ending of the name. Save it again from the program it comes from, then send it again.
file-refused-macros = This document contains macros. Save it without macros (plain docx or xlsx), then send it again.
file-refused-bomb = This document unpacks to too much. Split it into several documents, then send them again.
file-refused-damaged = This file is damaged or cut off. Get it again from its source, then send it again.
file-refused-away = The store of files cannot be reached now. What you typed is not lost; choose this file again in a moment.
file-refused-virus = The virus scanner found something harmful in this file, so it was not kept. Check the computer it comes from.
file-refused-unseen = The virus scanner does not answer now, so files cannot be taken. What you typed is not lost; choose this file again in a moment.
