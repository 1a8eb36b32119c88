import type { learn as english } from '../en/learn';

export const learn: typeof english = {
  teach: 'Cinco preguntas',
  teach_why: (name) => `Usted va a acompañar a ${name}. Cinco preguntas cortas muestran lo que importa. Tómese su tiempo.`,
  teach_of: (n, all) => `Pregunta ${n} de ${all}`,
  teach_again: 'No del todo. Lea esto y elija otra vez.',
  questions: (minutes) => [
    { ask: '¿Cada cuánto entra a ver?', right: `Cada ${minutes} minutos`, wrong: ['Una vez por hora', 'Cuando oigo algo'], why: `Entre a ver cada ${minutes} minutos. Este teléfono le avisa.` },
    { ask: 'Está en calma y llora un poco. ¿Qué hace usted?', right: 'Me quedo cerca y en silencio', wrong: ['Despierto a la persona', 'Llamo al 911'], why: 'Las lágrimas y la quietud son normales. Quédese cerca. No tiene que hacer nada.' },
    { ask: 'Vomita y está boca arriba. ¿Qué va primero?', right: 'Poner a la persona de lado', wrong: ['Darle agua', 'Esperar a ver'], why: 'De lado puede respirar. Después llame.' },
    { ask: 'No logra despertar a la persona. ¿Qué va primero?', right: 'Llamar al 911', wrong: ['Escribir un mensaje', 'Esperar diez minutos'], why: 'Primero llame al 911. Después, a su terapeuta.' },
    { ask: '¿Puede salir de la casa un rato corto?', right: 'No, hasta que lo diga su terapeuta', wrong: ['Sí, si hay calma', 'Sí, diez minutos'], why: 'Usted se queda en la casa hasta que le digan que ya puede descansar.' },
  ],
  agree: 'Su propia palabra',
  agree_points: (minutes) => [
    'Tengo 18 años o más. No voy a tomar alcohol ni drogas, y me quedo en la casa todo el tiempo.',
    `Entro a ver cada ${minutes} minutos y toco cómo está. No guío. Toco a la persona solo si me lo pide.`,
    'Si tengo dudas, llamo. Si hay peligro, llamo primero al 911.',
    'Lo que veo y oigo se queda conmigo. Puedo parar cuando quiera. Entonces llamo a su terapeuta.',
  ],
  agree_name: 'Escriba su nombre',
  agree_recording: '¿Se puede grabar la sesión?',
  agree_go: 'Estoy de acuerdo',
  agree_name_missing: 'Escriba primero su nombre.',
  agree_recording_missing: 'Elija sí o no. Los dos están bien.',
};
