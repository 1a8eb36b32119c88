# El Hilo: lo que se dijo, y qué nació de eso.

thread-title = Hilo
thread-empty = Empieza después de una sesión
thread-empty-more = Aquí va a estar lo que usted dijo, lo que llegó a significar y lo que quiere probar.
thread-lead = Lo que usted dijo, y qué nació de eso.
thread-became = de ahí nació
thread-tries = { $count ->
    [one] { $done } de { $count } intento hecho
   *[other] { $done } de { $count } intentos hechos
}
thread-how = ¿Cómo le fue?
thread-how-needed = Elija cómo le fue. Cualquier respuesta está bien.
thread-done = Lo hice
thread-partly = En parte
thread-not-yet = Esta vez no
thread-words = En sus palabras
thread-keep = Guardar
thread-unknown = Esto no está en su Hilo. Abra la página otra vez.
