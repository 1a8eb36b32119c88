# The first page: what ketamine-assisted psychotherapy is, in plain words, with its limits.
# Facts and numbers follow docs/clinical/limits.md.

home-title = Ketamine-assisted psychotherapy
home-heading = Talk therapy, with a medicine that can loosen what is stuck
home-lead =
    Ketamine-assisted psychotherapy joins unhurried talking with a few sessions of a medicine called ketamine.
    You are never alone in it: we prepare with you, stay with you, and help you use what comes up.

home-how = How it works
home-how-mind =
    Ketamine has been used to put people to sleep for surgery since the 1970s. In much smaller amounts it does something else.
    For about an hour the mind lets go of its usual tracks. Many people feel far from their body, see images, or look at their life from a distance.
    In the hours and days after, new habits of thought seem easier to form. Therapy uses that time.
home-how-taken =
    A prescriber decides with you whether the medicine is safe for you, and how much.
    You take it as a lozenge held in the mouth, or as an injection in the arm.

home-expect = What to expect
home-expect-know = We get to know you.
home-expect-know-more = Your story, your health, your medicines, what you have tried. Nothing is rushed.
home-expect-prepare = We prepare.
home-expect-prepare-more = What you hope for, what you fear, how you want to be calmed, what touch is welcome. You can change your mind about any of it.
home-expect-session = The medicine session.
home-expect-session-more =
    Plan about three hours. The deep part lasts about one. Your therapist is in the room the whole time.
    We check your blood pressure before and during. An adult you trust takes you home.
home-expect-use = We make use of it.
home-expect-use-more =
    In the weeks after, we turn what came up into small things you can do on an ordinary Tuesday.
    And we check, with short questions, if you are getting better.
home-expect-honest =
    Some people feel lighter within hours, often after one or two sessions. For some it takes longer, for some the help fades, and for some it does not help.
    We will tell you honestly what we see.

home-first = What you should know first
# $not: the word of home-first-not, in bold
home-first-approval =
    The Food and Drug Administration (FDA) has approved ketamine for anesthesia. It has { $not } approved it for depression, anxiety or trauma.
    Using it for these is legal and common, and it is called off-label use.
home-first-not = not
home-first-lozenges = Lozenges are made for you by a special pharmacy. The FDA does not check such products for safety before they are sold.
home-first-body = During a session your blood pressure and pulse go up for a while. You may feel sick, dizzy or afraid. We watch for this and know what to do.
home-first-driving = You must not drive until the next day, after a night of sleep.
home-first-often =
    Used often or in large amounts, ketamine can harm the bladder and the liver, and people can come to crave it.
    That is why we use it rarely, and keep count.

home-unfit = When it may not be right
home-unfit-lead = Tell us if one of these is true for you. It does not always mean no. It means that the prescriber has to look closely.
home-unfit-heart = high blood pressure that is not under control, a stroke, an aneurysm, or a recent heart problem
home-unfit-psychosis = a psychosis or schizophrenia, now or before, or a mania now
home-unfit-pregnancy = a pregnancy, or breast-feeding
home-unfit-drugs = trouble with alcohol or drugs now, or ever with ketamine
home-unfit-liver = serious liver disease, or pain and urgency in the bladder
home-unfit-other = seizures, sleep apnea that is not treated, glaucoma, or an overactive thyroid
home-unfit-allergy = an allergy to ketamine
home-unfit-adults = We see adults, 18 and older. And you need an adult who can take you home.

home-talk = If you would like to talk
home-talk-lead = Write us a few lines. A person reads them and calls or writes back within two working days. Asking costs nothing and binds you to nothing.
home-talk-button = Reach out
home-talk-danger = If you are in danger, or think about ending your life, do not wait for us. Call or text 988, day and night, or 911.
