"""What pages and letters say, in the language of whoever reads: one wording for both.

messages       the catalogues (gettext), which language is spoken now, and `_`
wording        days, meetings, sessions and bodies; `french` has what French spells by rule
words          the words for codes: a part of a session, the rank of a source; `codes` lists those printed as recorded
status         the form of a status: phrases, each with the entries behind it
outcomes       where a matter stands: what was asked, what came of it, how far we know
falling_due    when something falls due
"""
