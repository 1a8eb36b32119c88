# The client's first page: one next thing.

me-title = One next thing
# $name: what the client wants to be called
me-morning = Good morning, { $name }
# $name: what the client wants to be called
me-afternoon = Good afternoon, { $name }
# $name: what the client wants to be called
me-evening = Good evening, { $name }
me-nothing = Nothing to do now
me-nothing-more = When something is next, it will stand here. Your care team sees to it.
# Stands for a name that is not known: inside a sentence, or at its beginning with a capital letter.
me-team = your care team
# $count (number): how many questions are left
me-left = { $count ->
    [one] One question is left of those you began.
   *[other] { $count } questions are left of those you began.
}
me-go-on = Go on
# $measure: PHQ-9
# $count (number): how many questions
# $days (number): how many days they ask about
me-asked = { $measure }: { $count } short questions about the last { $days } days. It takes a minute or two.
me-begin = Begin
# $name: the therapist, or me-team
me-who-reads = You can skip any question. { $name } reads the answers.
# $document: its title, as a filling
me-consent = Read about this, and sign it if you agree: { $document }.
me-read = Read it
# $name: the therapist, or me-team
me-take-time = Take your time. { $name } answers your questions.
# $number: 2
# $when: Monday 30 June at 11:00
me-session = Session { $number } is on { $when }.
# $name: the escort
me-takes-home = { $name } takes you home.
me-trying = What you wanted to try
# $how: thread-done
# $when: yesterday
me-tried = { $how }, { $when }
me-say = Say how it went
me-worry = Something worries me
me-phone = Take this phone to the session
me-phone-more = Your session is at home. Try this phone out the evening before; on the day it stays beside you.
