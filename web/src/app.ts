// Everything works without this file; it only makes it better.
import 'htmx.org';
import 'htmx.org/dist/ext/hx-sse.js';
import { offerThemes } from './theme';
import { holdToConfirm } from './hold';
import { keepClocks } from './clock';
import { guardDoubleTaps } from './once';
import { letFormsSpeak } from './redraw';
import { keepTyped } from './typed';
import { sayWhatWasLost } from './lost';
import { attendToErrors } from './attend';
import { foldMore } from './more';
import { offerReplay } from './replay';
import { offerSound } from './sound/panel';

offerThemes();
holdToConfirm();
keepClocks();
guardDoubleTaps();
attendToErrors();
foldMore();
letFormsSpeak();
keepTyped();
sayWhatWasLost();
offerSound();
offerReplay();
