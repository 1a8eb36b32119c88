# How to get help now: numbers first, nothing to fill in. Words of people in danger read this; keep it short.
# 988: the Suicide and Crisis Lifeline of the US; its Spanish line is reached by 2, or by the text AYUDA
# (988lifeline.org, What to expect). Poison Control: 1 800 222 1222.

help-title = Help now
help-lead = 988 is the Suicide and Crisis Lifeline in the US. A person answers, day and night. You do not have to be sure that it is bad enough.
help-call-988 = Call 988
help-text-988 = Text 988
help-call-911 = Call 911, a life is in danger
# $phone: the number, kept whole
help-call-practice = Call the practice, { $phone }
help-in-hours = The practice, in opening hours
help-poison = Poison or too much medicine
# $phone: the number, as a link
help-poison-call = Call Poison Control: { $phone }.
help-abroad = Outside the US
help-abroad-call = Call your local emergency number, in most of Europe 112.
help-worry = Not urgent, but worried
# $worry: the link with the words of help-worry-link
help-worry-tell = Tell your care team and a person will call you: { $worry }.
help-worry-link = I am worried
