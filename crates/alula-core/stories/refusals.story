# What the house says no to, and why. Ana is licensed; nobody has to co-sign for her.

day 1 09:00 manager mira: admit: Mara Quill
day 1 09:05 manager mira: team ana
day 1 10:00 therapist ana: history: Low for years; a glass of wine on Sundays.
day 1 10:10 therapist ana: insight: Without a moment there is nothing to understand.
day 1 10:30 therapist ana: screening clear
day 1 10:40 therapist ana: no allergies
day 2 09:10 prescriber pia: medicines reviewed
day 2 09:15 prescriber pia: eligible: No reason against it.
day 2 09:20 prescriber pia: order 100 mg limits 150/90
day 2 11:00 client mara: consent ketamine
day 3 10:00 therapist ana: plan session in 120 days: After the order has ended
day 3 10:05 therapist ana: plan session in 2 days: The garden room
day 3 10:10 therapist ana: plan session in 4 days: Too soon after the other
day 5 09:00 therapist ana: give 120 mg: CC-1
day 5 09:01 therapist ana: give 100 mg: CC-1
day 5 09:02 therapist ana: pass G-CON-1: I know her well.
day 5 09:03 prescriber pia: pass G-CON-1: I know her well.
day 5 09:04 prescriber pia: pass G-DAY-MED: She is well; asked by phone.
day 5 09:05 therapist ana: add 50 mg
day 5 09:06 therapist ana: ready to leave
day 5 09:07 therapist ana: sign note: a / b / c
day 5 09:08 therapist ana: vitals 80/120 pulse 70
day 5 09:09 therapist ana: hold: She is shaking.
day 5 09:10 therapist ana: withdraw hold_raised: It is over.
day 5 09:11 therapist ana: lift hold: It is over.
day 5 09:12 therapist ana: adverse grade 7 nausea: A cold cloth.
day 5 09:13 therapist ana: mark words
day 5 09:14 supervisor simone: reachable 4 h
day 5 09:15 client mara: withdraw consent_signed: I am not sure.
day 5 09:16 client mara: withdraw consent ketamine: I am not sure.
day 5 09:20 therapist ana: reports vitals 170/95 pulse 90 at 09:18
day 5 09:21 therapist ana: reports vitals 120/80 pulse 70 at 10:30
day 5 11:00 therapist ana: reports mark tears at 09:30
day 5 11:05 therapist ana: review: Came from my phone; it fits.
day 5 11:06 therapist ana: review: Again.
day 5 11:10 therapist ana: cancel: She withdrew her consent today.
day 5 11:11 therapist ana: vitals 120/80 pulse 70
