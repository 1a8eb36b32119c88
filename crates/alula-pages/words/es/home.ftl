# La primera página: qué es la psicoterapia asistida con ketamina, en palabras sencillas, con sus límites.

home-title = Psicoterapia asistida con ketamina
home-heading = Terapia de conversación, con una medicina que puede aflojar lo que está atascado
home-lead =
    La psicoterapia asistida con ketamina une conversaciones sin prisa con unas pocas sesiones de una medicina llamada ketamina.
    Usted nunca está a solas: nos preparamos con usted, nos quedamos a su lado y le ayudamos a usar lo que surja.

home-how = Cómo funciona
home-how-mind =
    La ketamina se usa desde los años setenta para dormir a las personas en una cirugía. En cantidades mucho menores hace otra cosa.
    Durante una hora, más o menos, la mente deja sus caminos de siempre. Muchas personas se sienten lejos de su cuerpo, ven imágenes o miran su vida a distancia.
    En las horas y los días que siguen parece más fácil formar nuevas maneras de pensar. La terapia usa ese tiempo.
home-how-taken =
    Quien receta decide con usted si la medicina es segura para usted, y en qué cantidad.
    Se toma como una pastilla que se deshace en la boca, o como una inyección en el brazo.

home-expect = Qué puede esperar
home-expect-know = Le conocemos.
home-expect-know-more = Su historia, su salud, sus medicinas, lo que ya probó. Sin prisa.
home-expect-prepare = Nos preparamos.
home-expect-prepare-more = Lo que espera, lo que teme, cómo quiere que le calmen, qué contacto físico acepta. Puede cambiar de idea en todo.
home-expect-session = La sesión con la medicina.
home-expect-session-more =
    Cuente con unas tres horas. La parte profunda dura más o menos una. Su terapeuta está con usted todo el tiempo.
    Le medimos la presión antes y durante la sesión. Una persona adulta de su confianza le lleva a casa.
home-expect-use = Lo aprovechamos.
home-expect-use-more =
    En las semanas que siguen, lo que surgió se vuelve cosas pequeñas que usted puede hacer un martes cualquiera.
    Y vemos, con preguntas cortas, si usted va mejor.
home-expect-honest =
    Algunas personas se sienten más ligeras en unas horas, a menudo después de una o dos sesiones. A algunas les toma más tiempo, a otras el alivio se les pasa, y a otras no les ayuda.
    Le diremos con honestidad lo que vemos.

home-first = Lo que debe saber antes
home-first-approval =
    La agencia FDA, que aprueba las medicinas en Estados Unidos, aprobó la ketamina como anestesia. { $not } la aprobó para la depresión, la ansiedad o el trauma.
    Usarla para eso es legal y común. Se llama uso fuera de la indicación aprobada (en inglés, off-label).
home-first-not = No
home-first-lozenges = Una farmacia especial prepara las pastillas para usted. La FDA no revisa si son seguras antes de que se vendan.
home-first-body = Durante una sesión suben por un rato la presión y el pulso. Puede sentir náuseas, mareo o miedo. Lo vigilamos y sabemos qué hacer.
home-first-driving = No debe manejar hasta el día siguiente, después de dormir una noche.
home-first-often =
    Usada a menudo o en grandes cantidades, la ketamina puede dañar la vejiga y el hígado, y puede crear ganas de usar más.
    Por eso la usamos pocas veces, y llevamos la cuenta.

home-unfit = Cuándo puede no ser lo indicado
home-unfit-lead = Díganos si algo de esto es cierto para usted. No siempre quiere decir que no. Quiere decir que quien receta tiene que mirarlo con cuidado.
home-unfit-heart = presión alta sin control, un derrame cerebral, un aneurisma o un problema reciente del corazón
home-unfit-psychosis = una psicosis o esquizofrenia, ahora o antes, o una manía ahora
home-unfit-pregnancy = un embarazo, o dar el pecho
home-unfit-drugs = problemas con el alcohol o las drogas ahora, o alguna vez con la ketamina
home-unfit-liver = una enfermedad seria del hígado, o dolor y urgencia en la vejiga
home-unfit-other = convulsiones, apnea del sueño sin tratar, glaucoma o una tiroides muy activa
home-unfit-allergy = una alergia a la ketamina
home-unfit-adults = Atendemos a personas adultas, de 18 años o más. Y usted necesita una persona adulta que pueda llevarle a casa.

home-talk = Si quiere hablar con alguien
home-talk-lead = Escríbanos unas líneas. Una persona las lee y le llama o le escribe en dos días hábiles. Preguntar no cuesta nada y no le obliga a nada.
home-talk-button = Escribirnos
home-talk-danger = Si está en peligro, o piensa en quitarse la vida, no nos espere. Llame al 988 y oprima 2, o escriba AYUDA al 988, de día o de noche; o llame al 911.
