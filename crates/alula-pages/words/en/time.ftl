# Days, hours and spans as people say them.

# $day (number): 1 is Monday
time-weekday-short = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
# $day (number): 1 is Monday
time-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
# $month (number): 1 is January
time-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
# $month (number): 1 is January
time-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
# $weekday: short
# $day: of the month
# $month: short
time-day = { $weekday } { $day } { $month }
# $weekday: short
# $day: of the month
# $month: short
# $year: when it is another than now
time-day-of-year = { $weekday } { $day } { $month } { $year }
# $weekday: Monday
# $day: of the month
# $month: June
# $clock: 11:00
time-appointment = { $weekday } { $day } { $month } at { $clock }
time-today = today
time-tomorrow = tomorrow
time-yesterday = yesterday
# $count (number): at least two
time-days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
# $day: a day or today
# $clock: 14:32
time-at = { $day }, { $clock }
