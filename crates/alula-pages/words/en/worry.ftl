# Something worries me: a line to the care team, and the numbers.

worry-title = Something worries me
worry-words = What worries you?
worry-needed = Please write a line, or call: the numbers stand below.
# $name: who reads it
worry-tell = Tell { $name }
worry-not-watched = This is not read at every hour. If it cannot wait:
worry-kept = Your words are kept
# $name: who reads it
worry-kept-more = { $name } is asked to call you. If it cannot wait:
