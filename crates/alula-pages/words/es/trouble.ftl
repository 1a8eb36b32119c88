# Cuando algo no funciona: qué pasó, qué hacer, nunca un código.

trouble-sign-in = Entre, por favor
trouble-sign-in-more = Entre para ver esta página.
trouble-confirm-more = Escriba su contraseña una vez más para hacer esto.
trouble-not-found = Aquí no hay nada
trouble-not-found-more = Esta página no existe, o no le toca verla. Si la necesita, pregunte a su consultorio.
trouble-forbidden = Esto le toca a otra persona
trouble-forbidden-more = Su función no incluye esto. Su consultorio puede decirle a quién le toca.
trouble-lost = Esto no llegó
trouble-foreign-more = La solicitud vino de otro sitio y no se hizo nada. Abra la página aquí e inténtelo otra vez.
trouble-cut-short-more = La conexión se cortó antes de que llegara todo, y no se guardó nada. Envíelo otra vez.
trouble-too-slow-more = Tardó demasiado en llegar y no se guardó nada. Revise la conexión y envíelo otra vez.
trouble-not-now = Ahora no
trouble-too-large = Es demasiado de una vez
trouble-too-large-more = Aquí caben { $most } MB como máximo, y no se guardó nada. Envíe un archivo más pequeño, o pida a quien cuida esta casa que lo cargue con `alula import fhir`.
trouble-too-often = Una espera corta
trouble-too-often-more = { $minutes ->
    [one] Hubo muchos intentos en poco tiempo. Espere { $minutes } minuto y vuelva a intentar.
   *[other] Hubo muchos intentos en poco tiempo. Espere { $minutes } minutos y vuelva a intentar.
}
trouble-broken = Algo aquí está dañado
trouble-broken-more = Nada de lo que envió quedó a medias. Inténtelo otra vez; si sigue así, diga a su consultorio la referencia de abajo.
trouble-reference = Referencia: { $reference }
trouble-to-first = A la primera página
