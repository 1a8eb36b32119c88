# Reaching out: a short form, thanks, and the answer to words that sound like danger.

enquire-title = Reach out
enquire-lead = A person reads this and answers within two working days.
enquire-name = Your name
enquire-name-hint = The name you want to hear from us.
enquire-name-needed = Please tell us what to call you.
enquire-reach = How may we reach you?
enquire-reach-phone = Phone
enquire-reach-email = E-mail
enquire-reach-either = Either
enquire-reach-needed = Please choose how we may reach you.
enquire-phone = Phone number
enquire-phone-hint = If we may call.
enquire-phone-needed = Please write a phone number, because you asked us to call.
enquire-email = E-mail
enquire-email-hint = If we may write.
enquire-email-needed = Please write an e-mail address, because you asked us to write.
enquire-email-wrong = An e-mail address has an @ in it. Please look at it once more.
enquire-state = Your state
enquire-state-hint = Two letters, such as CA. We can only care for people where we are licensed.
enquire-state-wrong = Please write your state as two letters, such as CA.
enquire-words = What brings you here?
enquire-words-hint = A line is enough. Only the people who answer enquiries read it.
enquire-words-needed = Please write a line about what brings you here.
enquire-words-long = That is more than fits here. Write the most important part; the rest has time.
enquire-adult = I am 18 or older
enquire-adult-needed = We can only care for people who are 18 or older. Please tick this if you are.
enquire-no-way = Leave an e-mail address or a phone number, so that we can answer.
enquire-send = Send
enquire-night = This form is not watched at night. If you are in danger, call or text 988, or call 911.

enquire-thanks = We have your words
enquire-thanks-lead = A person reads them and answers within two working days, in the way you asked for.
enquire-until = Until then
enquire-until-nothing = You do not need to do anything, and nothing is decided yet. Please do not stop any medicine on your own.
enquire-read-again = Read about this care once more
enquire-harder = If it gets hard before we call: call or text 988, day and night.

enquire-crisis = Please talk to someone now
enquire-crisis-heading = What you wrote sounds very hard. Please talk to someone now.
enquire-crisis-kept = We kept your words. Someone from the practice will call you as soon as they see this. You do not have to wait for that:
enquire-crisis-free = 988 is free. A person answers day and night, and you decide what you tell.
