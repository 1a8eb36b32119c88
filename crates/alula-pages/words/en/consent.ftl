# Consents: how each stands, one to read and sign, taking it back. The documents themselves are the practice's own text.

consent-title = Consents
consent-lead = You can take each of them back at any moment. It counts at once.
consent-none = Nothing to sign
consent-none-more = Your care team puts documents here when there is something to agree on.
# $when: Mon 9 Jun, 10:20
consent-signed = signed { $when }
# $when: Mon 9 Jun, 10:20
consent-earlier = another text was signed { $when }; to read and sign this one
# $when: Mon 9 Jun, 10:20
consent-taken-back = taken back { $when }
consent-to-sign = to read and sign
consent-copy = A copy to print
consent-all = All consents
# Said above a text that is in another language than the page.
consent-foreign = This document is in English, as the practice wrote it.
# $when: Mon 9 Jun, 10:20
consent-you-signed = You signed this { $when }.
consent-why = Would you like to say why?
consent-take-back = Take it back
# $when: tomorrow, 06:00
consent-not-now = Nothing has to be signed now. After the medicine it waits: this page opens again { $when }.
consent-name = Your full name, as your signature
consent-name-needed = Write your full name as your signature.
consent-sign = Sign
consent-later = Not now
# $version: 2
consent-version = Version { $version }.
