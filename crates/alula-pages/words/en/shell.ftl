# Around every page: the bar, the foot, the ways between pages.

shell-to-content = To the content
shell-main = Main
shell-more = More
shell-light = Change the light
shell-dusk = Dusk
shell-day = Day
shell-sign-in = Sign in
shell-sign-out = Sign out
shell-sign-out-everywhere = Sign out everywhere
# $name: the supervisor
shell-supervised-by = supervised by { $name }
shell-waiting = waiting

# Places of a visitor and of a client
shell-about = About this care
shell-enquire = Reach out
shell-next = Next
shell-intentions = Intentions
shell-thread = Thread
shell-consents = Consents
shell-record = My record
shell-book = Book
shell-preparation = Prepare
shell-agreements = What was agreed
shell-settings = Settings

# Places of the practice
shell-today = Today
shell-inbox = Inbox
shell-clients = Clients
shell-board = Board
shell-ready = Ready?
shell-to-decide = Decide
shell-enquiries = Enquiries
shell-supervision = To read
shell-what-i-may-do = What I may do
shell-outcomes = Outcomes
shell-protocol = Protocol
shell-people = People
shell-practice = Practice

# The foot
shell-emergency = Numbers for an emergency
shell-told = Where alarms reach me
shell-private = Your pages · private ·
shell-languages = Language
shell-help = I need help now
shell-help-now = Help now
shell-danger = In danger, or thinking of ending your life: call or text 988 in the US, day and night.

# Said by the script of a page
shell-lost = This was not kept. Look at the page again, then try once more.
shell-cut = The line to the house is cut, so this was not kept. Note the time and tap again when the line is back.
