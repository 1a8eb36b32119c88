# What a rule says to a client who does not read English; in English the rule speaks for itself.
# The words of the first part have to be those of the rule in alula-core, a test compares them.

refusal-text-changed = The text has changed. Open the page again and read it.
refusal-text-unknown = The text could not be identified. Open the page again.
refusal-name-differs = This differs from the name in your chart. Write your full name.
refusal-after-medicine = After the medicine nothing is signed until tomorrow morning. It can wait.
refusal-after-medicine-page = After the medicine nothing is shared until tomorrow morning. The page waits in your book.
refusal-let-go = This intention was let go. Set a new one.
refusal-grown = This intention has grown into another one. Open the page again.
refusal-questions-finished = This questionnaire is finished. Begin a new one.
refusal-answers-on-page = Choose one of the answers on the page, or skip.

refusal-missing = Something is missing here. Please fill it in.
refusal-not-found = This is not in your chart any more. Go back and look at the page as it is now.
refusal-already = This is already kept. Nothing needs to be done twice.
refusal-other = This cannot be done now. Your care team can tell you why.
