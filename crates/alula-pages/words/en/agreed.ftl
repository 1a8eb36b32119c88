# What was agreed: the next contact, small things, the plan for a hard hour, who may be told what, documents.

agreed-title = What was agreed
# $therapist: whom to tell, as a filling
agreed-wrong = Something is wrong here, or changed? Tell { $therapist }.
agreed-contact = We speak again
agreed-steps = Small things to try
agreed-no-steps = Nothing yet. It begins after a session.
agreed-hard = For a hard hour
# $therapist: who writes it, as a filling
# $help: the link with the words of agreed-help
agreed-no-plan = { $therapist } writes a plan for it with you. Until then: { $help }.
agreed-help = help now
agreed-signs = How I notice that it begins
agreed-by-myself = What I can do by myself
agreed-company = People and places that take my mind off it
agreed-people = Whom I can ask for help
agreed-professionals = Professionals and lines
agreed-surroundings = What makes my surroundings safer
agreed-reasons = What makes life worth it
agreed-told = Who may be told what
agreed-nobody = Nobody outside your care team.
agreed-documents = Documents
agreed-no-documents = Nothing to sign yet.
