# Escribirnos: un formulario corto, la respuesta, y lo que decimos a palabras que suenan a peligro.

enquire-title = Escribirnos
enquire-lead = Una persona lee esto y responde en dos días hábiles.
enquire-name = Su nombre
enquire-name-hint = El nombre con el que quiere que le llamemos.
enquire-name-needed = Díganos, por favor, cómo llamarle.
enquire-reach = ¿Cómo podemos contactarle?
enquire-reach-phone = Por teléfono
enquire-reach-email = Por correo
enquire-reach-either = De las dos formas
enquire-reach-needed = Elija, por favor, cómo podemos contactarle.
enquire-phone = Número de teléfono
enquire-phone-hint = Si podemos llamarle.
enquire-phone-needed = Escriba un número de teléfono, por favor, porque pidió que le llamemos.
enquire-email = Correo electrónico
enquire-email-hint = Si podemos escribirle.
enquire-email-needed = Escriba un correo electrónico, por favor, porque pidió que le escribamos.
enquire-email-wrong = Un correo electrónico lleva una @. Mírelo otra vez, por favor.
enquire-state = Su estado
enquire-state-hint = Dos letras, como CA. Solo podemos atender a personas donde tenemos licencia.
enquire-state-wrong = Escriba su estado con dos letras, por favor, como CA.
enquire-words = ¿Qué le trae aquí?
enquire-words-hint = Basta una línea. Solo la leen las personas que responden.
enquire-words-needed = Escriba, por favor, una línea sobre lo que le trae aquí.
enquire-words-long = Es más de lo que cabe aquí. Escriba lo más importante; lo demás puede esperar.
enquire-adult = Tengo 18 años o más
enquire-adult-needed = Solo podemos atender a personas de 18 años o más. Marque esto, por favor, si los tiene.
enquire-no-way = Deje un correo electrónico o un teléfono, para que podamos responder.
enquire-send = Enviar
enquire-night = De noche nadie mira este formulario. Si está en peligro, llame al 988 y oprima 2, o llame al 911.

enquire-thanks = Recibimos sus palabras
enquire-thanks-lead = Una persona las lee y responde en dos días hábiles, de la forma que usted pidió.
enquire-until = Hasta entonces
enquire-until-nothing = No tiene que hacer nada, y todavía no hay nada decidido. No deje ninguna medicina por su cuenta, por favor.
enquire-read-again = Leer otra vez sobre esta terapia
enquire-harder = Si se pone difícil antes de que le llamemos: llame al 988 y oprima 2, de día o de noche.

enquire-crisis = Hable con alguien ahora, por favor
enquire-crisis-heading = Lo que escribió suena muy difícil. Hable con alguien ahora, por favor.
enquire-crisis-kept = Guardamos sus palabras. Alguien del consultorio le va a llamar en cuanto las vea. No tiene que esperar esa llamada:
enquire-crisis-free = El 988 es gratis. Una persona responde de día y de noche, y usted decide qué contar.
