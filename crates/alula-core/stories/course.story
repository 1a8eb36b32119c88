# Mara comes with a depression that three medicines did not lift. Alba, an associate, works with her; Simone supervises.

day 1 09:00 manager mira: admit: Mara Quill
day 1 09:05 manager mira: team alba simone
day 1 10:00 associate alba: history: Low since the second winter in the new town; a glass of wine on Sundays.
day 1 10:30 associate alba: screening clear
day 1 10:35 associate alba: no allergies
day 1 10:40 associate alba: vitals 124/78 pulse 70
day 1 10:45 associate alba: risk none
day 2 09:00 prescriber pia: medicines reviewed
day 2 09:10 prescriber pia: eligible: Three trials without lasting help; no reason against it.
day 2 09:20 prescriber pia: order 100 mg limits 150/90
day 2 11:00 client mara: consent ketamine
day 2 11:05 client mara: consent kap-and-touch
day 2 11:10 client mara: consent telehealth
day 2 11:15 client mara: consent fees
day 2 11:20 client mara: consent privacy
day 3 10:00 associate alba: visit preparation 50: What happens on the day; fears.
day 3 10:10 associate alba: vitals 126/80 pulse 72
day 5 10:00 associate alba: visit preparation 50: Intention, touch, sound.
day 5 10:20 client mara: intention: To be kind to the part of me that still waits at the window.
day 5 10:30 associate alba: touch: hand yes, shoulder ask, holding no
day 5 10:40 associate alba: plan session in 4 days: The garden room

# The day. The first reading is above Mara's own limit; everybody waits, and Pia looks.

day 9 09:20 supervisor simone: reachable 6 h
day 9 09:25 associate alba: risk none
day 9 09:30 client mara: day 5 h fasted: Slept well.
day 9 09:35 associate alba: escort: Jon Quill, +1 510 555 0177
day 9 09:40 associate alba: room ready
day 9 09:42 associate alba: vitals 158/88 pulse 84
day 9 09:43 associate alba: give 100 mg: CC-2291
day 9 09:54 associate alba: vitals 134/82 pulse 76
day 9 09:55 associate alba: lift hold: It came down.
day 9 09:58 prescriber pia: lift hold: 134/82 after rest; she ran for the bus.
day 9 10:05 associate alba: vitals 130/80 pulse 74 saturation 98
day 9 10:06 associate alba: give 100 mg: CC-2291
day 9 10:18 associate alba: lozenge spit
day 9 10:22 associate alba: mark still
day 9 10:37 associate alba: mark words: it's wide here
day 9 10:44 associate alba: mark tears
day 9 10:52 associate alba: vitals 183/84 pulse 78
day 9 10:53 associate alba: correct vitals 138/84 pulse 78: Digits typed wrongly.
day 9 11:05 associate alba: mark ease
day 9 11:06 associate alba: mark touch_accepted: Hand, asked, yes.
day 9 11:07 associate alba: withdraw mark_made: Wrong button, no touch was offered.
day 9 11:20 associate alba: phase returning
day 9 11:37 associate alba: vitals 128/80 pulse 72
day 9 11:40 associate alba: ready to leave
day 9 12:10 associate alba: vitals 126/80 pulse 70
day 9 12:11 associate alba: check leave
day 9 12:12 associate alba: ready to leave
day 9 12:30 associate alba: check leave
day 9 12:31 associate alba: ready to leave
day 9 12:35 associate alba: mark speaks: She named the garden. at 11:30
day 9 12:40 associate alba: left with: Jon Quill
day 9 12:45 associate alba: contact in 2 days: Integration visit
day 9 12:50 associate alba: sign note: The window, and who stands there. / Stayed near, said little. / A letter she wants to write.
day 9 17:00 supervisor simone: require change: What did you do when the pressure was high?
day 9 17:05 supervisor simone: co-sign
day 9 17:30 associate alba: sign note: The window, and who stands there. / We waited ten minutes and measured again; Pia decided. Stayed near, said little. / A letter she wants to write.
day 9 18:00 supervisor simone: co-sign

# The Thread.

day 11 12:45 associate alba: visit integration 50: The letter; the window.
day 11 12:50 client mara: moment: Somebody opened the window from inside.
day 11 13:00 associate alba: insight: I can be the one who opens it.
day 11 13:10 associate alba: strategy: Open the window every morning and stand there for three breaths. / After getting up.
day 11 13:30 associate alba: sign visit note: The window from inside. / Asked what it would be at home. / Three breaths.
day 18 10:00 client mara: try partly: Four mornings of seven.
day 25 10:00 client mara: change: I call back when people ring.

# The end, and a beginning.

day 60 11:00 associate alba: close complete: The window stays open. She rings when she needs us.
day 60 11:05 associate alba: close complete: Once more.
day 61 09:00 associate alba: plan session in 8 days: Garden room
day 200 09:00 associate alba: reopen: She rang: the winter is long.
