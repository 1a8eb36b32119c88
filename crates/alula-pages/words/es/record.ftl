# El expediente propio: qué contiene, cada anotación, y quién lo abrió.

record-title = Mi expediente
record-nothing = Todavía no hay nada escrito
record-nothing-more = Su equipo lo empieza con usted.
record-lead = Todo lo que está escrito aquí sobre su tratamiento, desde el { $day }. Es suyo para leerlo y guardarlo.
record-open = Abrir mi expediente
record-file = { $count ->
    [one] Un archivo (PDF) en inglés, con { $count } anotación.
   *[other] Un archivo (PDF) en inglés, con { $count } anotaciones.
}
record-file-care = Quien tenga el archivo puede leerlo todo. Guárdelo donde nadie más entre.
record-here = Leerlo aquí
record-everything = Todo lo que se escribió
record-who = Quién lo abrió
record-in = Qué contiene
record-in-more = Lo que pasó, contado en orden. Lo que usted respondió, con sus curvas. Después cada cosa que se escribió, quién la escribió y cuándo, y lo que se corrigió más tarde.
record-not-in = Qué no contiene
record-not-in-more = Su { $book }. En el expediente solo están las páginas que compartió y que no retiró.
record-book = cuaderno
record-wrong = Hay algo mal en él
record-wrong-more = Dígalo a su equipo. Lo corrige, y lo que decía antes se puede seguir leyendo al lado.
record-agreed = Lo que acepté

record-newest = Primero lo más nuevo. Donde dice «usted», lo dijo usted.
record-foreign = Los detalles están como se escribieron, en inglés.
record-empty = Todavía nada
record-empty-more = Lo que se escriba sobre usted va a estar aquí.
record-older = { $count ->
    [one] { $count } anotación anterior
   *[other] { $count } anotaciones anteriores
}
record-you = usted
record-house = la casa
record-sitter = quien acompaña
record-gone = alguien que ya no trabaja aquí
record-client = cliente
record-corrected = corregido por { $who }, { $when }: { $why }
record-withdrawn = anulado por { $who }, { $when }: { $why }
record-aside = apartado: { $why }
record-reviewed = revisado por { $who }, { $when }: { $words }
record-taken-back = retirado por { $who }, { $when }; las palabras ya no se muestran
