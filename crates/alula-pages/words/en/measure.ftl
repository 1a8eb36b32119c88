# Around a questionnaire. The questions and answers are data, word for word, and are never translated here.

# $number (number): 3
# $of (number): 9
measure-title = Question { $number } of { $of }
# $days (number): how many days they ask about
# $number (number): 3
# $of (number): 9
measure-steps = About the last { $days } days, question { $number } of { $of }
# Said above questions that are in another language than the page.
measure-foreign = The questions are in English, word for word.
measure-skip = Skip this question
measure-back = Back to the question before
measure-no-answer = No answer arrived. Open the question again and choose one, or skip it.
measure-danger = You said that you have thought of being better off dead, or of hurting yourself. Thank you for saying it.
# $name: who calls, as a filling
measure-danger-call = { $name } is asked to call you today. You do not have to wait for the call:
measure-danger-rest = The other questions can wait.
measure-kept = Your answers are kept
# $name: the therapist, or me-team
measure-reader = { $name } reads them.
# $count (number): how many
measure-skipped = { $count ->
    [one] You skipped one question. That is fine.
   *[other] You skipped { $count } questions. That is fine.
}
measure-next = Back to your next thing
measure-done = Back
