# Alrededor de un cuestionario. Las preguntas y respuestas son datos, palabra por palabra, y aquí nadie las traduce.

measure-title = Pregunta { $number } de { $of }
measure-steps = Sobre los últimos { $days } días, pregunta { $number } de { $of }
measure-foreign = Las preguntas están en inglés, palabra por palabra. Si alguna no le queda clara, sáltela y pregunte a su equipo.
measure-skip = Saltar esta pregunta
measure-back = Volver a la pregunta anterior
measure-no-answer = No llegó ninguna respuesta. Abra la pregunta otra vez y elija una, o sáltela.
measure-danger = Usted dijo que pensó que estaría mejor sin vida, o en hacerse daño. Gracias por decirlo.
measure-danger-call = { $name } recibe el aviso de llamarle hoy. No tiene que esperar la llamada:
measure-danger-rest = Las otras preguntas pueden esperar.
measure-kept = Sus respuestas se guardaron
measure-reader = { $name } las lee.
measure-skipped = { $count ->
    [one] Saltó una pregunta. Está bien así.
   *[other] Saltó { $count } preguntas. Está bien así.
}
measure-next = Volver a lo que sigue
measure-done = Volver
