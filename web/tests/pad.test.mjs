// When a field of the pad is full.
import assert from 'node:assert/strict';
import test from 'node:test';
import { bundled } from './bundled.mjs';

test('a field is full when no further digit makes a number that is ever met', async () => {
  const { isFull } = await bundled('pad.ts');
  const upper = ['9', '98', '12', '128'].map((it) => isFull(it, 260));
  assert.deepEqual(upper, [false, true, false, true]);
  assert.deepEqual(['8', '84', '10', '104'].map((it) => isFull(it, 150)), [false, true, false, true]);
  assert.deepEqual(['9', '97', '10', '100'].map((it) => isFull(it, 100)), [false, true, false, true]);
  assert.deepEqual(['8', '1', '14'].map((it) => isFull(it, 40)), [true, false, true]);
  assert.equal(isFull('', 260), false);
});
