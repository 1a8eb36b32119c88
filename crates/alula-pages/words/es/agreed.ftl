# Lo acordado: el próximo contacto, cosas pequeñas, el plan para una hora difícil, quién puede saber qué, documentos.

agreed-title = Lo acordado
agreed-wrong = ¿Hay algo mal aquí, o algo cambió? Diga a { $therapist }.
agreed-contact = Volvemos a hablar
agreed-steps = Cosas pequeñas que quiere probar
agreed-no-steps = Todavía nada. Empieza después de una sesión.
agreed-hard = Para una hora difícil
agreed-no-plan = { $therapist } escribe un plan con usted. Hasta entonces: { $help }.
agreed-help = ayuda ahora
agreed-signs = Cómo noto que empieza
agreed-by-myself = Lo que puedo hacer yo
agreed-company = Personas y lugares que me distraen
agreed-people = A quién puedo pedir ayuda
agreed-professionals = Profesionales y líneas de ayuda
agreed-surroundings = Lo que hace más seguro mi entorno
agreed-reasons = Por qué vale la pena vivir
agreed-told = Quién puede saber qué
agreed-nobody = Nadie fuera de su equipo.
agreed-documents = Documentos
agreed-no-documents = Todavía no hay nada que firmar.
