# Días, horas y plazos como los dice la gente.

time-weekday-short = { $day ->
    [1] lun
    [2] mar
    [3] mié
    [4] jue
    [5] vie
    [6] sáb
   *[7] dom
}
time-weekday = { $day ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
time-month-short = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sep
    [10] oct
    [11] nov
   *[12] dic
}
time-month = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
time-day = { $weekday } { $day } { $month }
time-day-of-year = { $weekday } { $day } { $month } { $year }
time-appointment = { $weekday } { $day } de { $month } a las { $clock }
time-today = hoy
time-tomorrow = mañana
time-yesterday = ayer
time-days-ago = { $count ->
    [one] hace { $count } día
   *[other] hace { $count } días
}
time-at = { $day }, { $clock }
