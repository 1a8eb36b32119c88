# A phone comes into a session at home.

come-title = Four digits
come-words = Somebody asked you to stay with them. Type the four digits that you were told on the phone.
come-digits = The four digits
come-digits-hint = They are not in the message with the link.
come-open = Go on
# $left (number): how many tries are left
come-wrong = These digits are not the ones. You can try { $left } more times.
come-closed = This link is closed now. Ask your practice for a new one.
come-not-open = This link was used or is too old. Ask your practice for a new one.
come-take-title = Go on with this phone
come-take-words = Type the six digits that your practice told you. This phone then goes on where the other one stopped.
come-six = The six digits
come-six-hint = They work for ten minutes, once.
come-take = Go on with this phone
come-nothing = These digits open nothing. Ask your practice for new ones.
come-too-often = There were too many tries. Wait ten minutes, or ring your practice.
come-misread = This page is too old. Close it and open it again.
