"""The resolution tracker: what United Nations bodies did, as facts, and what follows from them.

One fact on its way, from a report to a page:

    reports.read, reports.suggest      a paragraph becomes suggested facts, each with its quoted words
    suggestions.submit, .accept        they wait at the desk until a named person accepts them
    record.accept                      the one way in
    domain.stream.decided              on record already, refused, or new
    store.log.append                   an entry: numbered, dated, chained to the one before
    projections.project                rows, a pure function of one stream's history
    web                                pages: each status word names the entries that made it so
    worker, reminders                  letters to those who follow a matter
"""
