# La primera página de cada cliente: lo que sigue, una sola cosa.

me-title = Lo que sigue
me-morning = Buenos días, { $name }
me-afternoon = Buenas tardes, { $name }
me-evening = Buenas noches, { $name }
me-nothing = Ahora no hay nada que hacer
me-nothing-more = Cuando siga algo, va a estar aquí. Su equipo se encarga.
me-team = su equipo
me-left = { $count ->
    [one] Falta una pregunta de las que empezó.
   *[other] Faltan { $count } preguntas de las que empezó.
}
me-go-on = Seguir
me-asked = { $measure }: { $count } preguntas cortas sobre los últimos { $days } días. Toma uno o dos minutos.
me-begin = Empezar
me-who-reads = Puede saltar cualquier pregunta. { $name } lee las respuestas.
me-consent = Lea sobre esto y fírmelo si acepta: { $document }.
me-read = Leer
me-take-time = Tómese su tiempo. { $name } responde a sus preguntas.
me-session = La sesión { $number } es el { $when }.
me-takes-home = { $name } le lleva a casa.
me-trying = Lo que quería probar
me-tried = { $how }, { $when }
me-say = Decir cómo le fue
me-worry = Algo me preocupa
me-phone = Llevar este teléfono a la sesión
me-phone-more = Su sesión es en casa. Pruebe este teléfono la noche antes; ese día queda a su lado.
