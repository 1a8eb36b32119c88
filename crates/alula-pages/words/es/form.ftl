# Lo que dice cada formulario.

form-look-again = Mire esto otra vez, por favor
form-optional = (si quiere)
form-every-field = Llene todos los campos que no dicen «si quiere».
form-too-long = Esto tiene más de { $most } letras. Acórtelo o divídalo.
form-elsewhere = Esto no vino de un formulario de esta casa. Abra la página otra vez y llénelo ahí.
form-incomplete = El formulario no está completo y no se guardó nada. Abra la página otra vez y llénelo ahí.
form-unreadable = La casa no pudo leer lo que se envió. Abra la página otra vez e inténtelo una vez más.
form-not-offered = Elija entre lo que se ofrece.
