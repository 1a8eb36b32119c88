# The Thread: what was said, and what became of it.

thread-title = Thread
thread-empty = It begins after a session
thread-empty-more = What you said, what it came to mean and what you want to try will stand here.
thread-lead = What you said, and what became of it.
thread-became = became
# $done: how many tries were done
# $count (number): of how many
thread-tries = { $count ->
    [one] { $done } of { $count } try done
   *[other] { $done } of { $count } tries done
}
thread-how = How did it go?
thread-how-needed = Choose how it went. Each answer is fine.
thread-done = Done
thread-partly = In part
thread-not-yet = Not this time
thread-words = In your words
thread-keep = Keep
thread-unknown = This is not on your Thread. Open the page again.
