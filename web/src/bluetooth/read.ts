// What the three kinds of devices send, as the fields of the pad. Pure: bytes in, values out.
import { sfloat } from './sfloat';

/** Values by the names of the fields; and what the device itself doubts, in words. */
export type Reading = { systolic?: number; diastolic?: number; pulse?: number; saturation?: number; doubts: string[] };

/** One kilopascal in millimetres of mercury. */
const MMHG_IN_KPA = 7.50062;

const whole = (value: number | undefined) => (value === undefined || !Number.isFinite(value) || value <= 0 ? undefined : Math.round(value));

/** Blood pressure measurement, characteristic 0x2A35. */
export function bloodPressure(view: DataView): Reading {
  const doubts: string[] = [];
  if (view.byteLength < 7) return { doubts };
  const flags = view.getUint8(0);
  const [kilopascal, dated, beats, named, status] = [1, 2, 4, 8, 16].map((bit) => (flags & bit) !== 0);
  const inMmHg = (value: number | undefined) => whole(value !== undefined && kilopascal ? value * MMHG_IN_KPA : value);
  let at = 7;
  if (dated) at += 7;
  const pulse = beats ? whole(sfloat(view, at)) : undefined;
  if (beats) at += 2;
  if (named) at += 1;
  if (status && at + 2 <= view.byteLength) {
    const said = view.getUint16(at, true);
    if (said & 1) doubts.push('the arm moved');
    if (said & 2) doubts.push('the cuff is loose');
    if (said & 4) doubts.push('the pulse is irregular');
    if (said & 32) doubts.push('the cuff is not at the height of the heart');
  }
  return { systolic: inMmHg(sfloat(view, 1)), diastolic: inMmHg(sfloat(view, 3)), pulse, doubts };
}

/** Pulse oximeter, spot check 0x2A5E and continuous 0x2A5F: in both, saturation and pulse come right after the flags. */
export function oximeter(view: DataView): Reading {
  return { saturation: whole(sfloat(view, 1)), pulse: whole(sfloat(view, 3)), doubts: [] };
}

/** Heart rate measurement, characteristic 0x2A37. */
export function heartRate(view: DataView): Reading {
  if (view.byteLength < 2) return { doubts: [] };
  const flags = view.getUint8(0);
  const wide = (flags & 1) !== 0;
  if (wide && view.byteLength < 3) return { doubts: [] };
  const loose = (flags & 0b110) === 0b100;
  const pulse = whole(wide ? view.getUint16(1, true) : view.getUint8(1));
  return { pulse: loose ? undefined : pulse, doubts: loose ? ['the strap has no contact'] : [] };
}
