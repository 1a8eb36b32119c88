# The client's book: its door, its pages, and what opens it.

book-title = Book
# $when: today, 06:20
book-since = since { $when }
book-shared = What your team can read
book-take-back = Take it back

# Not begun yet
book-new = A book of your own
book-new-lead = For what you do not want to say to anyone, or not yet.
# $practice: its name, as a filling
book-new-locked = What you write here is locked with a phrase that only you know. Nobody at { $practice } can read it, and nobody sees whether you write.
book-new-share = If you like, you can share one page with your care team. The other pages stay closed.
# $lost: the words of book-new-lost-if, in bold
book-new-lost = { $lost } you will get twelve words to write on paper. They open the book too. If phrase and paper are both lost, nobody can open the book again. We cannot, and you cannot.
book-new-lost-if = If you lose the phrase:
book-make-up = Make up a pass-phrase
book-make-up-hint = At least 12 characters. Four words that do not belong together are easy to keep in mind. Do not take the password you sign in with.
book-short-hint = At least 12 characters.
book-again = The same once more
book-begin = Begin my book

# Closed
book-closed = Your book is closed
book-closed-lead = It closes by itself after 15 minutes without use, and when you sign out.
book-phrase = Your pass-phrase
book-open = Open
book-forgotten = I have forgotten the phrase
# $help: the link with the words of book-help
book-nobody-reads = Nobody reads along, so nobody would see that you need help. For that: { $help }.
book-help = help now

# Open
book-only-you = Only you read here.
book-write = Write
book-no-page = No page yet
book-no-page-more = A page can be one word. It is kept when you say so, and a draft is kept while you write.
book-close = Close the book
book-changes-not-kept = changes not kept yet
book-not-kept = not kept yet
book-is-shared = shared with your team

# One page
book-page = A page of the book
# $began: Yesterday, 21:40
# $changed: today, 06:20
book-page-changed = { $began }, changed { $changed }
book-page-draft = There are changes that you have not kept yet. They wait under “Change”.
book-change = Change
book-earlier = What it said before
book-team = Your care team
book-remove-page = Remove this page
book-copy-stays = The copy that your team reads stays, until you take it back.
book-sure = I know that it cannot come back
book-sure-more = Its key is thrown away. Nobody can read it then, not even from a copy of the database made later.
book-sure-needed = Please tick this first. A page that was removed cannot come back.
book-remove-it = Remove it
# $reader: who reads it first, as a filling
book-share-more = Nobody but you can read this page. You can put a copy of it, as it stands now, into your chart. { $reader } and the others who care for you read it there.
book-share-back = You can take the copy back at any moment. What somebody has read, they have read.
book-share = Share this page
# $when: today, 06:20
book-as-it-is = Your team can read this page, since { $when }.
# $when: today, 06:20
book-as-it-was = Your team can read this page as it was { $when }. What you changed since is yours alone.
book-share-now = Share it as it is now
book-not-before-morning = After your medicine nothing is shared until tomorrow morning. This page can wait in your book. You choose again then.
book-let-wait = Let it wait until the morning
book-waits = This page waits for the morning. Nobody has read it. You can share it then, or keep it.
book-waited = After your medicine you wanted to share this page. Do you still want to?

# Writing
book-new-page = A new page
book-change-page = Change this page
book-before-stays = What it said before stays in the book, for you alone.
book-words = In your words
book-keep = Keep this page
book-keep-draft = Keep as draft
book-draft-nothing = A draft is kept in the book while you write.
# $when: today, 06:12
book-draft-at = Draft kept { $when }.
book-draft-closed = The book has closed, so drafts are not kept now. “Keep this page” asks for your phrase and keeps your words.
book-draft-long = This is longer than a page takes. Shorten it, or begin a second page.
book-draft-gone = This page was removed, so nothing is kept here. Copy your words into a new page.

# The recovery words
book-recovery = Recovery words
book-is-open = Your book is open
book-new-words = Your new words
book-write-down = Please write these twelve words on paper, in this order. They are shown this once.
book-words-open = They open the book when the phrase is forgotten. Whoever has them and can sign in as you can read it. So keep the paper where only you go.
book-words-old = The earlier words open nothing any more. Throw that paper away.
book-both-lost = If phrase and paper are both lost, nobody can open the book again. We cannot, and you cannot.
book-written-down = I have written them down

# The phrase is forgotten
book-recover = Recovery
book-recover-heading = The phrase is forgotten
book-recover-lead = The twelve words on your paper open the book too.
book-twelve = The twelve words from your paper
book-twelve-hint = In their order, with a space between. The first four letters of each are enough.
book-new-phrase = A new pass-phrase
book-recover-open = Open, and take the new phrase
book-back = Back
book-paper-lost = The paper is lost as well
book-paper-lost-more = Then what you wrote stays locked for good. Nobody has another key. Your practice cannot help here, and whoever made this software cannot either. If the phrase may come back to you, wait. Nothing is removed by itself.
book-another = Remove the book and begin another

# Phrase and words
book-keys = Phrase and words
book-remove = Remove the book
book-changed = The new phrase holds. Your twelve words stay as they are.
book-another-phrase = Another phrase
book-old-phrase = The phrase that holds now
book-the-new-phrase = The new phrase
book-the-new-again = The new phrase once more
book-take-phrase = Take the new phrase
book-paper = The paper
book-paper-more = If the paper is lost, or somebody has seen it: take new words. The earlier ones open nothing then.
book-take-words = Take new words
book-remove-whole = Remove the whole book
book-remove-whole-more = Every page goes, with its key. It cannot be undone by anybody. Pages that you shared stay in your chart until you take them back; that needs no phrase.
book-password = The password you sign in with
book-keep-it = Keep it

# What stands in the way
book-phrases-differ = The two are not the same. Please type the same phrase twice.
book-wrong = This does not open your book. Nothing is lost; please try again.
# $minutes (number): how long
book-wait = { $minutes ->
    [one] There were many tries. Please wait { $minutes } minute, then try again. Nothing is lost.
   *[other] There were many tries. Please wait { $minutes } minutes, then try again. Nothing is lost.
}
book-nothing-written = There is nothing on this page yet. A word is enough.
book-too-long = This is longer than a page takes, 20 000 characters. Shorten it, or begin a second page.
book-other-words = This form was kept before with other words. To keep these as well, press “Keep this page” once more.
book-no-such-page = This page was removed, so nothing can be kept on it. Copy your words into a new page.
book-none = There is no book any more. Copy your words, then begin another.
book-has-closed = The book has closed. Your words are still here; type the phrase, and they are kept.
book-already = There is a book already. Open it with its phrase.
# $found (number): how many words
# $needed: how many the paper has
book-word-count = { $found ->
    [one] There is { $found } word here; the paper has { $needed }.
   *[other] There are { $found } words here; the paper has { $needed }.
}
# $place: 3
book-word-unknown = Word number { $place } is not one that we print. Please compare it with your paper.
book-words-together = Each word is one that we print, but not together. Please compare them, and their order, with your paper.
book-words-other = These words belong together, but they are not those of this book. Perhaps they were replaced by newer ones.
book-not-the-password = This is not the password you sign in with. Nothing was removed.
book-which-page = This form does not say which page is meant. Open the book again, and take it back there.
book-not-shared = This page is not shared any more. Your team does not see it.
