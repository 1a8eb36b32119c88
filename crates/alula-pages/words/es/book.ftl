# El cuaderno de cada cliente: su puerta, sus páginas y lo que lo abre.

book-title = Cuaderno
book-since = desde: { $when }
book-shared = Lo que su equipo puede leer
book-take-back = Retirarla

# Todavía sin empezar
book-new = Un cuaderno solo para usted
book-new-lead = Para lo que no quiere decir a nadie, o todavía no.
book-new-locked = Lo que escribe aquí se cierra con una frase que solo usted sabe. Nadie de { $practice } puede leerlo, y nadie ve si usted escribe.
book-new-share = Si quiere, puede compartir una página con su equipo. Las otras páginas siguen cerradas.
book-new-lost = { $lost } va a recibir doce palabras para anotar en papel. También abren el cuaderno. Si se pierden la frase y el papel, nadie puede volver a abrir el cuaderno: ni nosotros, ni usted.
book-new-lost-if = Si pierde la frase:
book-make-up = Invente una frase secreta
book-make-up-hint = Al menos 12 caracteres. Cuatro palabras que no tienen que ver entre sí son fáciles de recordar. No use la contraseña con la que entra.
book-short-hint = Al menos 12 caracteres.
book-again = La misma otra vez
book-begin = Empezar mi cuaderno

# Cerrado
book-closed = Su cuaderno está cerrado
book-closed-lead = Se cierra solo después de 15 minutos sin uso, y cuando usted sale de su cuenta.
book-phrase = Su frase secreta
book-open = Abrir
book-forgotten = Olvidé la frase
book-nobody-reads = Nadie lee con usted, y por eso nadie vería que necesita ayuda. Para eso: { $help }.
book-help = ayuda ahora

# Abierto
book-only-you = Aquí solo lee usted.
book-write = Escribir
book-no-page = Todavía no hay páginas
book-no-page-more = Una página puede ser una sola palabra. Se guarda cuando usted lo dice, y mientras escribe se guarda un borrador.
book-close = Cerrar el cuaderno
book-changes-not-kept = con cambios sin guardar
book-not-kept = sin guardar
book-is-shared = compartida con su equipo

# Una página
book-page = Una página del cuaderno
book-page-changed = { $began }; último cambio: { $changed }
book-page-draft = Hay cambios que todavía no guardó. Le esperan en «Cambiar».
book-change = Cambiar
book-earlier = Lo que decía antes
book-team = Su equipo
book-remove-page = Quitar esta página
book-copy-stays = La copia que lee su equipo queda hasta que usted la retire.
book-sure = Sé que no se puede recuperar
book-sure-more = Su llave se destruye. Después nadie puede leerla, ni con una copia de la base de datos hecha más tarde.
book-sure-needed = Marque esto antes, por favor. Una página que se quitó no se puede recuperar.
book-remove-it = Quitarla
book-share-more = Solo usted puede leer esta página. Puede poner una copia, como está ahora, en su historia. { $reader } y las otras personas que le atienden la leen ahí.
book-share-back = Puede retirar la copia en cualquier momento. Lo que alguien ya leyó, lo leyó.
book-share = Compartir esta página
book-as-it-is = Su equipo puede leer esta página. Desde: { $when }.
book-as-it-was = Su equipo puede leer esta página como estaba antes: { $when }. Lo que cambió después es solo suyo.
book-share-now = Compartirla como está ahora
book-not-before-morning = Después de su medicina no se comparte nada hasta mañana por la mañana. Esta página puede esperar en su libro. Entonces usted decide otra vez.
book-let-wait = Dejar que espere hasta la mañana
book-waits = Esta página espera la mañana. Nadie la ha leído. Entonces puede compartirla o quedársela.
book-waited = Después de su medicina usted quería compartir esta página. ¿Todavía quiere?

# Escribir
book-new-page = Una página nueva
book-change-page = Cambiar esta página
book-before-stays = Lo que decía antes queda en el cuaderno, solo para usted.
book-words = En sus palabras
book-keep = Guardar esta página
book-keep-draft = Guardar como borrador
book-draft-nothing = Mientras escribe, se guarda un borrador en el cuaderno.
book-draft-at = Borrador guardado: { $when }.
book-draft-closed = El cuaderno se cerró y ahora no se guardan borradores. «Guardar esta página» le pide la frase y guarda sus palabras.
book-draft-long = Esto es más largo de lo que cabe en una página. Acórtelo o empiece otra página.
book-draft-gone = Esta página se quitó y aquí ya no se guarda nada. Copie sus palabras en una página nueva.

# Las palabras de recuperación
book-recovery = Palabras de recuperación
book-is-open = Su cuaderno está abierto
book-new-words = Sus palabras nuevas
book-write-down = Escriba estas doce palabras en papel, por favor, en este orden. Están en inglés: cópielas letra por letra. Solo se muestran esta vez.
book-words-open = Abren el cuaderno cuando se olvida la frase. Quien las tenga y pueda entrar como usted puede leerlo. Guarde el papel donde nadie más entre.
book-words-old = Las palabras anteriores ya no abren nada. Tire ese papel.
book-both-lost = Si se pierden la frase y el papel, nadie puede volver a abrir el cuaderno: ni nosotros, ni usted.
book-written-down = Ya las anoté

# Se olvidó la frase
book-recover = Recuperación
book-recover-heading = Se olvidó la frase
book-recover-lead = Las doce palabras de su papel también abren el cuaderno.
book-twelve = Las doce palabras de su papel
book-twelve-hint = En su orden, con un espacio entre una y otra. Bastan las primeras cuatro letras de cada una.
book-new-phrase = Una frase secreta nueva
book-recover-open = Abrir con la frase nueva
book-back = Volver
book-paper-lost = También se perdió el papel
book-paper-lost-more = Entonces lo que escribió queda cerrado para siempre. Nadie tiene otra llave. Su consultorio no puede ayudar aquí, y quien hizo este programa tampoco. Si cree que puede recordar la frase, espere. Nada se borra solo.
book-another = Quitar el cuaderno y empezar otro

# Frase y palabras
book-keys = Frase y palabras
book-remove = Quitar el cuaderno
book-changed = La frase nueva ya vale. Sus doce palabras no cambian.
book-another-phrase = Otra frase
book-old-phrase = La frase de ahora
book-the-new-phrase = La frase nueva
book-the-new-again = La frase nueva otra vez
book-take-phrase = Usar la frase nueva
book-paper = El papel
book-paper-more = Si se perdió el papel, o alguien lo vio: pida palabras nuevas. Las anteriores ya no abren nada entonces.
book-take-words = Pedir palabras nuevas
book-remove-whole = Quitar todo el cuaderno
book-remove-whole-more = Se van todas las páginas, con su llave. Nadie puede deshacerlo. Las páginas que compartió quedan en su historia hasta que las retire; para eso no hace falta la frase.
book-password = La contraseña con la que entra
book-keep-it = No quitarlo

# Lo que lo impide
book-phrases-differ = No son iguales. Escriba la misma frase dos veces, por favor.
book-wrong = Esto no abre su cuaderno. No se perdió nada; inténtelo otra vez, por favor.
book-wait = { $minutes ->
    [one] Hubo muchos intentos. Espere { $minutes } minuto y vuelva a intentar. No se perdió nada.
   *[other] Hubo muchos intentos. Espere { $minutes } minutos y vuelva a intentar. No se perdió nada.
}
book-nothing-written = Todavía no hay nada en esta página. Basta una palabra.
book-too-long = Esto es más largo de lo que cabe en una página, 20 000 caracteres. Acórtelo o empiece otra página.
book-other-words = Este formulario ya se guardó antes con otras palabras. Para guardar también estas, oprima «Guardar esta página» una vez más.
book-no-such-page = Esta página se quitó y ya no se puede guardar nada en ella. Copie sus palabras en una página nueva.
book-none = Ya no hay cuaderno. Copie sus palabras y empiece otro.
book-has-closed = El cuaderno se cerró. Sus palabras siguen aquí; escriba la frase y se guardan.
book-already = Ya hay un cuaderno. Ábralo con su frase.
book-word-count = { $found ->
    [one] Aquí hay { $found } palabra; el papel tiene { $needed }.
   *[other] Aquí hay { $found } palabras; el papel tiene { $needed }.
}
book-word-unknown = La palabra número { $place } no es de las que damos. Compárela con su papel, por favor.
book-words-together = Cada palabra es de las que damos, pero no van juntas. Compárelas con su papel, y también el orden, por favor.
book-words-other = Estas palabras van juntas, pero no son las de este cuaderno. Quizá otras más nuevas tomaron su lugar.
book-not-the-password = Esta no es la contraseña con la que entra. No se quitó nada.
book-which-page = Este formulario no dice de qué página se trata. Abra el cuaderno otra vez y retírela ahí.
book-not-shared = Esta página ya no está compartida. Su equipo no la ve.
