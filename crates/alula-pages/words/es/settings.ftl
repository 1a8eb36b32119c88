# Ajustes: la luz, el idioma, cómo le encuentra el consultorio, el cuaderno, un teléfono perdido.

settings-title = Ajustes
settings-light = Luz
settings-light-which = ¿Cuánta luz quiere en sus páginas?
settings-light-system = Como prefiera este aparato
settings-light-day = Día
settings-light-dusk = Noche
settings-light-dusk-more = Oscura y cálida, suave para los ojos cansados
settings-light-wrong = Elija una de las tres.
settings-take = Usar esta
settings-language = Idioma
settings-language-which = ¿En qué idioma quiere leer?
settings-language-more = Este aparato lo recuerda. Las preguntas, los documentos para firmar y lo que escribe su equipo quedan en su propio idioma.
settings-take-language = Leer en este idioma
settings-language-wrong = Elija uno de los idiomas.
settings-reached = Cómo le encontramos
settings-name = Nombre
settings-called = Cómo le decimos
settings-phone = Teléfono
settings-email = Correo electrónico
settings-address = Dirección
settings-changed = ¿Cambió algo? Diga a { $therapist }.
settings-book = Su cuaderno
settings-book-more = La frase y las doce palabras se cambian en el cuaderno, cuando está abierto.
settings-to-book = Al cuaderno
settings-lost = Un teléfono perdido
settings-lost-more = Salga en todos los aparatos a la vez. Su contraseña no cambia.
