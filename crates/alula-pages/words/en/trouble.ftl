# When something does not go: what happened, what to do, never a code to decipher.

trouble-sign-in = Please sign in
trouble-sign-in-more = Sign in to see this page.
trouble-confirm-more = Enter your password once more to do this.
trouble-not-found = There is nothing here
trouble-not-found-more = This page does not exist, or it is not yours to see. Ask your practice if you need it.
trouble-forbidden = This is for somebody else
trouble-forbidden-more = Your role does not include this. Your practice manager can tell you whose task it is.
trouble-lost = That did not arrive
trouble-foreign-more = The request came from another site, so nothing was done. Open the page here and try again.
trouble-cut-short-more = The connection ended before everything arrived, and nothing was kept. Send it again.
trouble-too-slow-more = It took too long to arrive, and nothing was kept. Check the connection and send it again.
trouble-not-now = Not now
trouble-too-large = That is too much at once
# $most: in megabytes
trouble-too-large-more = Alula takes at most { $most } MB here, and nothing was kept. Send a smaller file, or ask whoever runs this house to import it with `alula import fhir`.
trouble-too-often = A short wait
# $minutes (number): how long
trouble-too-often-more = { $minutes ->
    [one] There were many tries in a short time. Wait { $minutes } minute and try again.
   *[other] There were many tries in a short time. Wait { $minutes } minutes and try again.
}
trouble-broken = Something here is broken
trouble-broken-more = Nothing you sent was half-kept. Try again; if it stays, tell whoever runs this house the reference below.
# $reference: a short word
trouble-reference = Reference: { $reference }
trouble-to-first = To the first page
