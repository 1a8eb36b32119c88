# Un teléfono entra en una sesión en casa.

come-title = Cuatro cifras
come-words = Alguien le pidió que le acompañe. Escriba las cuatro cifras que le dijeron por teléfono.
come-digits = Las cuatro cifras
come-digits-hint = No están en el mensaje con el enlace.
come-open = Seguir
# $left (number): how many tries are left
come-wrong = Estas cifras no son las correctas. Puede probar { $left } veces más.
come-closed = Este enlace está cerrado. Pida otro a su consulta.
come-not-open = Este enlace ya se usó o es demasiado antiguo. Pida otro a su consulta.
come-take-title = Seguir con este teléfono
come-take-words = Escriba las seis cifras que le dijo su consulta. Este teléfono sigue donde se quedó el otro.
come-six = Las seis cifras
come-six-hint = Sirven diez minutos, una sola vez.
come-take = Seguir con este teléfono
come-nothing = Estas cifras no abren nada. Pida otras a su consulta.
come-too-often = Hubo demasiados intentos. Espere diez minutos o llame a su consulta.
come-misread = Esta página es demasiado antigua. Ciérrela y vuelva a abrirla.
