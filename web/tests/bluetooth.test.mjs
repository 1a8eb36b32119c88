// What devices send, byte by byte, as the Bluetooth SIG describes the characteristics.
import assert from 'node:assert/strict';
import test from 'node:test';
import { bundled } from './bundled.mjs';

const { sfloat } = await bundled('bluetooth/sfloat.ts');
const { bloodPressure, oximeter, heartRate } = await bundled('bluetooth/read.ts');
const { connect } = await bundled('bluetooth/device.ts');

const bytes = (...all) => new DataView(Uint8Array.from(all).buffer);
/** A number as SFLOAT bytes, low byte first. */
const number = (mantissa, exponent = 0) => {
  const raw = ((exponent & 0xf) << 12) | (mantissa & 0xfff);
  return [raw & 0xff, raw >> 8];
};

test('a number of the devices has a mantissa and a power of ten, both signed', () => {
  const of = (...parts) => sfloat(bytes(...number(...parts)), 0);
  assert.equal(of(120), 120);
  assert.equal(of(1205, -1), 120.5);
  assert.equal(of(-5), -5);
  assert.equal(of(12, 1), 120);
  assert.equal(of(163, -1), 16.3);
});

test('what a device calls no number is none, and an answer that is cut off is none', () => {
  for (const raw of [0x07ff, 0x0800, 0x07fe, 0x0802, 0x0801]) assert.equal(sfloat(bytes(raw & 0xff, raw >> 8), 0), undefined);
  assert.equal(sfloat(bytes(0x78), 0), undefined);
});

test('a pressure is read with its pulse, whatever stands between', () => {
  const values = [...number(128), ...number(82), ...number(97)];
  assert.deepEqual(bloodPressure(bytes(0b00000, ...values)), { systolic: 128, diastolic: 82, pulse: undefined, doubts: [] });
  const date = [0xea, 0x07, 6, 1, 9, 30, 0];
  const all = bloodPressure(bytes(0b11110, ...values, ...date, ...number(74), 1, 0b100111, 0));
  assert.deepEqual(all, {
    systolic: 128, diastolic: 82, pulse: 74,
    doubts: ['the arm moved', 'the cuff is loose', 'the pulse is irregular', 'the cuff is not at the height of the heart'],
  });
});

test('a pressure in kilopascal becomes millimetres of mercury', () => {
  const read = bloodPressure(bytes(0b00001, ...number(170, -1), ...number(109, -1), ...number(129, -1)));
  assert.deepEqual([read.systolic, read.diastolic], [128, 82]);
});

test('a cuff that could not measure fills nothing', () => {
  const none = [0xff, 0x07];
  assert.deepEqual(bloodPressure(bytes(0, ...none, ...none, ...none)), { systolic: undefined, diastolic: undefined, pulse: undefined, doubts: [] });
  assert.deepEqual(bloodPressure(bytes(0, 1, 2)), { doubts: [] });
});

test('an oximeter tells saturation and pulse, once or without a break', () => {
  assert.deepEqual(oximeter(bytes(0, ...number(97), ...number(66))), { saturation: 97, pulse: 66, doubts: [] });
  assert.deepEqual(oximeter(bytes(0b11111, ...number(965, -1), ...number(66), 0, 0, 0)), { saturation: 97, pulse: 66, doubts: [] });
});

test('a strap tells the pulse in one byte or two, and not without contact', () => {
  assert.deepEqual(heartRate(bytes(0b00000, 71)), { pulse: 71, doubts: [] });
  assert.deepEqual(heartRate(bytes(0b00111, 0x03, 0x01)), { pulse: 259, doubts: [] });
  assert.deepEqual(heartRate(bytes(0b00100, 71)), { pulse: undefined, doubts: ['the strap has no contact'] });
  assert.deepEqual(heartRate(bytes(1, 71)), { doubts: [] });
});

test('every reading of a device is told, and a device without one of the three kinds is turned away', async () => {
  const characteristic = Object.assign(new EventTarget(), { startNotifications: async () => {}, value: undefined });
  const none = async () => { throw new Error('not there'); };
  const service = { getCharacteristic: async (id) => (id === 0x2a35 ? characteristic : none()) };
  const device = (found) => Object.assign(new EventTarget(), { name: 'Cuff', gatt: { connect: async () => ({ getPrimaryService: async (id) => (found && id === 0x1810 ? service : none()) }) } });
  const heard = [];
  const told = await connect({ requestDevice: async () => device(true) }, (it) => heard.push(it), () => {});
  assert.equal(told, 'Cuff');
  characteristic.value = bytes(0, ...number(128), ...number(82), ...number(97));
  characteristic.dispatchEvent(new Event('characteristicvaluechanged'));
  assert.deepEqual(heard.map((it) => it.systolic), [128]);
  await assert.rejects(connect({ requestDevice: async () => device(false) }, () => {}, () => {}), /nothing to read/);
});
