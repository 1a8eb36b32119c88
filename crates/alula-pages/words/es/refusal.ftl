# Lo que dice una regla a una persona que no lee inglés.

refusal-text-changed = El texto cambió. Abra la página otra vez y léalo.
refusal-text-unknown = No se pudo reconocer el texto. Abra la página otra vez.
refusal-name-differs = No es el mismo nombre que está en su expediente. Escriba su nombre completo.
refusal-after-medicine = Después de la medicina no se firma nada hasta mañana por la mañana. Puede esperar.
refusal-after-medicine-page = Después de la medicina no se comparte nada hasta mañana por la mañana. La página espera en su cuaderno.
refusal-let-go = Esta intención ya se soltó. Escriba una nueva.
refusal-grown = De esta intención ya creció otra. Abra la página otra vez.
refusal-questions-finished = Estas preguntas ya terminaron. Empiece otras nuevas.
refusal-answers-on-page = Elija una de las respuestas de la página, o sáltela.

refusal-missing = Aquí falta algo. Complételo, por favor.
refusal-not-found = Esto ya no está en su expediente. Regrese y mire la página como está ahora.
refusal-already = Esto ya está guardado. No hay que hacer nada dos veces.
refusal-other = Esto no se puede hacer ahora. Su equipo puede decirle por qué.
