// The 16-bit number of IEEE 11073-20601: four bits of exponent, twelve of mantissa, both signed, and five values that are
// no numbers.
const NO_NUMBER = new Set([0x07ff, 0x0800, 0x07fe, 0x0802, 0x0801]);

/** The number at a place; nothing when the device says that it has none, or the answer ends before it. */
export function sfloat(view: DataView, at: number): number | undefined {
  if (at + 2 > view.byteLength) return undefined;
  const raw = view.getUint16(at, true);
  if (NO_NUMBER.has(raw)) return undefined;
  const mantissa = (raw & 0x0fff) >= 0x0800 ? (raw & 0x0fff) - 0x1000 : raw & 0x0fff;
  const exponent = raw >> 12 >= 8 ? (raw >> 12) - 16 : raw >> 12;
  // A negative power divides: 10 ** -1 is not a tenth.
  return exponent < 0 ? mantissa / 10 ** -exponent : mantissa * 10 ** exponent;
}
