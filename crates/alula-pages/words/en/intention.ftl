# Intentions: held, set, let go.

intention-title = Intentions
intention-lead = An intention is something to hold lightly, not a goal to reach.
# $day: Mon 9 Jun
intention-since = since { $day }
intention-let-go = Let it go
intention-words = What would you like to hold in mind?
intention-hint = A few words are enough. You can change it or let it go at any time.
intention-grown = Is it a new one, or did it grow out of another?
intention-new = A new one
intention-keep = Keep
intention-needed = Write the intention in a few words.
intention-which = Choose the intention.
