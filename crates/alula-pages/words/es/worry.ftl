# Algo me preocupa: unas palabras al equipo, y los números.

worry-title = Algo me preocupa
worry-words = ¿Qué le preocupa?
worry-needed = Escriba unas palabras, por favor, o llame: los números están abajo.
worry-tell = Avisar a { $name }
worry-not-watched = Esto no se lee a toda hora. Si no puede esperar:
worry-kept = Sus palabras se guardaron
worry-kept-more = { $name } recibe el aviso de llamarle. Si no puede esperar:
