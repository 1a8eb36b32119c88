# Entrar: la entrada, una invitación.

entrance-sign-in = Entrar
entrance-for-whom = Para clientes y para quienes trabajan en { $practice }.
entrance-signed-out = Ya salió de su cuenta
entrance-email = Correo electrónico
entrance-password = Contraseña
entrance-no-way-in = ¿No puede entrar? Su consultorio puede enviarle una invitación nueva.
entrance-wrong = El correo y la contraseña no coinciden. Inténtelo otra vez, o pida un enlace nuevo a su consultorio.
entrance-wait = { $minutes ->
    [one] Son muchos intentos. Espere { $minutes } minuto y vuelva a intentar, o pida un enlace nuevo a su consultorio.
   *[other] Son muchos intentos. Espere { $minutes } minutos y vuelva a intentar, o pida un enlace nuevo a su consultorio.
}

entrance-invitation = Su invitación
entrance-invites = { $practice } le invita
entrance-as-client = Va a entrar como cliente con { $email }.
entrance-as-colleague = Va a entrar como parte del equipo con { $email }.
entrance-make-up = Elija una contraseña
entrance-make-up-hint = Al menos 12 caracteres. Una frase es fácil de recordar. Solo usted la sabe.
entrance-once-more = La misma otra vez
entrance-come-in = Entrar
entrance-differ = No son iguales. Escriba la misma contraseña dos veces, por favor.
entrance-too-short = Use al menos { $shortest } caracteres. Cuatro palabras que no tienen que ver entre sí son fáciles de recordar.
entrance-too-long = Use { $longest } caracteres como máximo.
entrance-too-known = Use otras palabras. Estas son de las primeras que alguien probaría.
entrance-taken = Otra persona entra con este correo. Pida ayuda a su consultorio.
entrance-not-open = Este enlace ya se usó o ya venció. Pida uno nuevo a su consultorio.
