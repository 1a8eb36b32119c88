# Permisos: cómo está cada uno, leer y firmar uno, retirarlo. El documento mismo es el texto del consultorio.

consent-title = Permisos
consent-lead = Puede retirar cada uno en cualquier momento. Vale al instante.
consent-none = No hay nada que firmar
consent-none-more = Su equipo pone aquí los documentos cuando hay algo que acordar.
consent-signed = con su firma, { $when }
consent-earlier = firmó otro texto, { $when }; hay que leer y firmar este
consent-taken-back = lo retiró, { $when }
consent-to-sign = para leer y firmar
consent-copy = Una copia para imprimir, en inglés
consent-all = Todos los permisos
consent-foreign = Este documento está en inglés, como lo escribió el consultorio. Pida a su equipo que se lo explique antes de firmar.
consent-you-signed = Usted firmó esto: { $when }.
consent-why = ¿Quiere decir por qué?
consent-take-back = Retirarlo
consent-not-now = Ahora no hay que firmar nada. Después de la medicina se espera. Esta página se abre otra vez: { $when }.
consent-name = Su nombre completo, como su firma
consent-name-needed = Escriba su nombre completo como su firma.
consent-sign = Firmar
consent-later = Ahora no
consent-version = Versión { $version }.
