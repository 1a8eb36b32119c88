# Quién abrió el expediente.

opened-title = Quién abrió mi expediente
opened-heading = Quién lo abrió
opened-lead = Cada vez que alguien de su consultorio pide su expediente, queda anotado.
opened-nobody = Todavía nadie
opened-nobody-more = Cuando alguien de su consultorio abra su expediente, va a estar aquí.
opened-way = vio en qué paso está usted
opened-chart = leyó su historia
opened-record = leyó su expediente
opened-wrote = escribió en su historia
opened-turned-away = lo pidió y no pudo entrar
opened-at = a las { $clock }
opened-from-to = de { $first } a { $last }
opened-and = { $one } y { $other }
opened-more = Sus propias visitas no están aquí. ¿Vio a alguien que no debía entrar? Pregunte a su consultorio.
