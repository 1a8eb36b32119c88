# Cómo recibir ayuda ahora: primero los números, nada que llenar.

help-title = Ayuda ahora
help-lead = El 988 es la Línea de Prevención del Suicidio y Crisis de Estados Unidos. Para español, oprima 2. Le responde una persona, de día y de noche. No hace falta tener la certeza de que es grave.
help-call-988 = Llamar al 988, luego oprimir 2
help-text-988 = Escribir AYUDA al 988
help-call-911 = Llamar al 911, hay una vida en peligro
help-call-practice = Llamar al consultorio, { $phone }
help-in-hours = El consultorio, en su horario
help-poison = Veneno o demasiada medicina
help-poison-call = Llame al centro de control de venenos: { $phone }.
help-abroad = Fuera de Estados Unidos
help-abroad-call = Llame al número de emergencia de su país. En casi toda Europa es el 112.
help-worry = No es urgente, pero me preocupa
help-worry-tell = Avise a su equipo y una persona le va a llamar: { $worry }.
help-worry-link = Algo me preocupa
