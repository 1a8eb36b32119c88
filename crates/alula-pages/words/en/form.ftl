# What a form for everybody says.

form-look-again = Please look at this once more
form-optional = (if you like)
form-every-field = Fill in every field that is not marked optional.
# $most: the most characters
form-too-long = This is longer than { $most } characters. Shorten it, or divide it.
form-elsewhere = This was not sent by a form of this house. Open the page again and fill it in there.
form-incomplete = This form is incomplete, so nothing was kept. Open the page again and fill it in there.
form-unreadable = The house could not read what was sent. Open the page again and try once more.
form-not-offered = Choose one of those that are offered.
