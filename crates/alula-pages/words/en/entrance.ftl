# Coming in: sign in, an invitation.

entrance-sign-in = Sign in
# $practice: its name
entrance-for-whom = For clients and for people who work at { $practice }.
entrance-signed-out = You are signed out
entrance-email = E-mail
entrance-password = Password
entrance-no-way-in = No way in? Your practice can send you a new invitation.
entrance-wrong = E-mail and password do not belong together. Try again, or ask the practice for a new link.
# $minutes (number): how long
entrance-wait = { $minutes ->
    [one] Too many attempts. Wait { $minutes } minute, then try again, or ask the practice for a new link.
   *[other] Too many attempts. Wait { $minutes } minutes, then try again, or ask the practice for a new link.
}

entrance-invitation = Your invitation
# $practice: its name
entrance-invites = { $practice } invites you
# $email: the address, in bold
entrance-as-client = You will sign in as a client with { $email }.
# $email: the address, in bold
entrance-as-colleague = You will sign in as a colleague with { $email }.
entrance-make-up = Make up a password
entrance-make-up-hint = At least 12 characters. A sentence is easy to remember. Only you know it.
entrance-once-more = The same once more
entrance-come-in = Come in
entrance-differ = The two are not the same. Please write the same password twice.
# $shortest: the least number of characters
entrance-too-short = Choose at least { $shortest } characters. Four words that do not belong together are easy to keep in mind.
# $longest: the most characters
entrance-too-long = Choose at most { $longest } characters.
entrance-too-known = Choose other words. These are among the first that somebody would try.
entrance-taken = Somebody else signs in with this e-mail address. Ask the practice for help.
entrance-not-open = This link was used already or is too old. Ask the practice for a new one.
