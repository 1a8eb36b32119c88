# Who opened the record.

opened-title = Who opened my record
opened-heading = Who opened it
opened-lead = Each time somebody of your practice asks for your chart, it is noted.
opened-nobody = Nobody yet
opened-nobody-more = When somebody of your practice opens your chart, it stands here.
opened-way = saw where you are on the way
opened-chart = read your chart
opened-record = read your record
opened-wrote = wrote in your chart
opened-turned-away = asked for it and was turned away
# $clock: 16:10
opened-at = at { $clock }
# $first: 14:02
# $last: 15:31
opened-from-to = { $first } to { $last }
# $one: something
# $other: something else
opened-and = { $one } and { $other }
opened-more = Your own visits are left out. Somebody should not have been there? Ask your practice about it.
