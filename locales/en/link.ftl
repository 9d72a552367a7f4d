# Links of the register that lead nowhere any more.
link-title = Broken links
link-about = Every night the links of published information are tried. Those that failed twice in a row are here: open the entry and mend or remove the link.
link-none = There are no broken links.
link-entry = Information
link-unit = Unit
link-url = Link
link-why = Answer
link-since = Broken since
link-no-answer = No answer
link-status = Answered { $n }
link-home = { $n } broken links in published information
