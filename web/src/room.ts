// The room: taps that cannot get lost, marks that can be moved in time, light that stays low, a screen that stays on.
import { keepTaps } from './outbox/taps';
import { backDateByDragging } from './outbox/back-date';
import { moveByDragging } from './outbox/move';
import { keepBrightness } from './brightness';
import { keepAwake } from './awake';
import { openHelp } from './help';

keepBrightness();
keepAwake();
backDateByDragging();
openHelp();
void keepTaps().then((outbox) => { if (outbox) moveByDragging(outbox); });
