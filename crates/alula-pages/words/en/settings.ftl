# Settings: light, language, how the practice reaches the client, the book, a lost phone.

settings-title = Settings
settings-light = Light
settings-light-which = How bright should your pages be?
settings-light-system = As this device wishes
settings-light-day = Day
settings-light-dusk = Dusk
settings-light-dusk-more = Dark and warm, easy on tired eyes
settings-light-wrong = Choose one of the three.
settings-take = Take it
settings-language = Language
settings-language-which = In which language do you want to read?
settings-language-more = This device keeps it. The questions, the documents to sign and what your team writes stay in their own language.
settings-take-language = Read in this language
settings-language-wrong = Choose one of the languages.
settings-reached = How we reach you
settings-name = Name
settings-called = Called
settings-phone = Telephone
settings-email = E-mail
settings-address = Address
# $therapist: whom to tell, as a filling
settings-changed = Something changed? Tell { $therapist }.
settings-book = Your book
settings-book-more = Its phrase and its twelve words are changed in the book, while it is open.
settings-to-book = To the book
settings-lost = A lost phone
settings-lost-more = Sign out on every device at once. Your password stays as it is.
