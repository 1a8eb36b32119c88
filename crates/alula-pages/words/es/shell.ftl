# Lo que rodea cada página: la barra, el pie, los caminos entre páginas.

shell-to-content = Ir al contenido
shell-main = Principal
shell-more = Más
shell-light = Cambiar la luz
shell-dusk = Noche
shell-day = Día
shell-sign-in = Entrar
shell-sign-out = Salir
shell-sign-out-everywhere = Salir en todos los aparatos
shell-supervised-by = con la supervisión de { $name }
shell-waiting = en espera

# Lugares de una visita y de una persona en tratamiento
shell-about = Sobre esta terapia
shell-enquire = Escribirnos
shell-next = Inicio
shell-intentions = Intenciones
shell-thread = Hilo
shell-consents = Permisos
shell-record = Mi expediente
shell-book = Cuaderno
shell-preparation = Prepararse
shell-agreements = Lo acordado
shell-settings = Ajustes

# Lugares del consultorio
shell-today = Hoy
shell-inbox = Bandeja
shell-clients = Clientes
shell-board = Tablero
shell-ready = ¿Listo?
shell-to-decide = Decidir
shell-enquiries = Solicitudes
shell-supervision = Por leer
shell-what-i-may-do = Lo que puedo hacer
shell-outcomes = Resultados
shell-protocol = Protocolo
shell-people = Personas
shell-practice = Consultorio

# El pie
shell-emergency = Números de emergencia
shell-told = Dónde me llegan los avisos
shell-private = Sus páginas · privadas ·
shell-languages = Idioma
shell-help = Necesito ayuda ahora
shell-help-now = Ayuda ahora
shell-danger = Si está en peligro o piensa en quitarse la vida: en Estados Unidos llame al 988 y oprima 2, o escriba AYUDA al 988, de día o de noche.

# Lo que dice el programa de la página
shell-lost = Esto no se guardó. Mire la página otra vez y vuelva a intentarlo.
shell-cut = Se cortó la conexión y esto no se guardó. Anote la hora y toque otra vez cuando vuelva la conexión.
