# Intenciones: tener presente, escribir, soltar.

intention-title = Intenciones
intention-lead = Una intención es algo que se tiene presente sin esfuerzo. No es una meta que alcanzar.
intention-since = desde el { $day }
intention-let-go = Soltarla
intention-words = ¿Qué quiere tener presente?
intention-hint = Bastan unas palabras. Puede cambiarla o soltarla cuando quiera.
intention-grown = ¿Es nueva, o creció de otra?
intention-new = Es nueva
intention-keep = Guardar
intention-needed = Escriba la intención en unas palabras.
intention-which = Elija la intención.
