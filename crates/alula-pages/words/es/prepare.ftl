# Antes de una sesión: cuándo y dónde, qué falta, cómo tiene que ser.

prepare-title = Prepararse
prepare-session = Sesión { $number }, { $when }.
prepare-no-escort = Todavía no se sabe quién le lleva a casa. Ese día no puede manejar. Diga a { $therapist } quién podría ser.
prepare-none = No hay ninguna sesión planeada
prepare-none-more = Cuando se acuerde un día, va a estar aquí. Lo que quiera decir de la sesión se puede escribir antes.
prepare-open = Lo que falta
prepare-intentions = Lo que tengo presente
prepare-no-intention = Todavía nada. Bastan unas palabras, y también puede quedar abierto.
prepare-write = Escribir una intención
prepare-change = Cambiarla
prepare-wishes = Cómo tiene que ser
prepare-no-wishes = { $therapist } habla de esto con usted: qué le da miedo, qué le calma y cómo debe sonar la sala.
prepare-fears = Lo que me da miedo
prepare-calming = Lo que me calma
prepare-sound = El sonido
prepare-therapist = Cómo le acompañan
prepare-quiet = Con una presencia tranquila
prepare-guide = Con una guía suave
prepare-touch = Contacto físico
prepare-no-touch = Todavía no se acordó nada. Lo que no está acordado es no.
prepare-touch-yes = sí
prepare-touch-ask = pregúnteme antes
prepare-touch-no = no
prepare-touch-else = Lo que no está aquí es no. Puede decir que no en cualquier momento; entonces es no hasta la mañana siguiente.
prepare-different = ¿Hay algo distinto ahora? Diga a { $therapist } antes de la sesión: { $worry }.
prepare-worry = algo me preocupa
