# The client's own record: what it holds, statement by statement, and who opened it.

record-title = My record
record-nothing = Nothing is written yet
record-nothing-more = Your care team begins it with you.
# $day: Mon 2 Mar
record-lead = Everything that is written about your care here, since { $day }. It is yours to read and to keep.
record-open = Open my record
# $count (number): how many statements
record-file = { $count ->
    [one] One file (PDF) with { $count } statement.
   *[other] One file (PDF) with { $count } statements.
}
record-file-care = Whoever has the file can read all of it. Keep it where only you go.
record-here = Read it here
record-everything = Everything that was written
record-who = Who opened it
record-in = What is in it
record-in-more = What happened, told in order. What you answered, with your curves. Then every single thing that was written, by whom and when, and what was put right later.
record-not-in = What is not in it
# $book: the link with the words of record-book
record-not-in-more = Your { $book }. Only pages you shared, and did not take back, stand in your record.
record-book = book
record-wrong = Something is wrong in it
record-wrong-more = Tell your care team. They put it right, and what it said before stays readable beside it.
record-agreed = What I agreed to

record-newest = The newest first. “You” wrote what you said yourself.
# Said above details that are in another language than the page.
record-foreign = The details stand as they were written, in English.
record-empty = Nothing yet
record-empty-more = What is written down about you will stand here.
# $count (number): how many
record-older = { $count ->
    [one] { $count } older statement
   *[other] { $count } older statements
}
record-you = you
record-house = the house
record-sitter = the sitter
record-gone = someone who no longer works here
record-client = the client
# $who: a name
# $when: today, 14:21
# $why: somebody's words
record-corrected = corrected by { $who } { $when }: { $why }
# $who: a name
# $when: today, 14:21
# $why: somebody's words
record-withdrawn = withdrawn by { $who } { $when }: { $why }
# $why: words of a rule or of somebody
record-aside = set aside: { $why }
# $who: a name
# $when: today, 14:21
# $words: somebody's words
record-reviewed = looked at by { $who } { $when }: { $words }
# $who: a name
# $when: today, 14:21
record-taken-back = taken back by { $who } { $when }; the words are no longer shown
