# Before a session: when and where, what is open, how it should be.

prepare-title = Prepare
# $number: 2
# $when: Monday 30 June at 11:00
prepare-session = Session { $number }, { $when }.
# $therapist: whom to tell, as a filling
prepare-no-escort = Nobody is named yet who takes you home. You cannot drive on that day. Tell { $therapist } who it could be.
prepare-none = No session is planned
prepare-none-more = When a day is agreed, it stands here. What you want to say about it can be written down before.
prepare-open = Still open
prepare-intentions = What I hold in mind
prepare-no-intention = Nothing yet. A few words are enough, and it can also stay open.
prepare-write = Write an intention
prepare-change = Change it
prepare-wishes = How it should be
# $therapist: who does, as a filling
prepare-no-wishes = { $therapist } talks about this with you: what frightens you, what calms you, and the sound in the room.
prepare-fears = What I am afraid of
prepare-calming = What calms me
prepare-sound = Sound
prepare-therapist = The therapist
prepare-quiet = A quiet presence
prepare-guide = A gentle guide
prepare-touch = Touch
prepare-no-touch = Nothing is agreed yet. What is not agreed is no.
prepare-touch-yes = yes
prepare-touch-ask = ask me first
prepare-touch-no = no
prepare-touch-else = What is not named here is no. You can say no at any moment; then it stays no until the next morning.
# $therapist: whom to tell, as a filling
# $worry: the link with the words of prepare-worry
prepare-different = Is something different by now? Tell { $therapist } before the session: { $worry }.
prepare-worry = something worries me
