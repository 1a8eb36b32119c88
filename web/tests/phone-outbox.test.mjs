// What was said on a phone is a set: in whatever order it is joined and answered, nothing is lost and nothing is said twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { answered, bare, union, waiting } = await bundled('phone/union.ts');

const said = (seq, fate = 'waits') => ({ id: `id-${seq}`, seq, at: `2026-11-14T20:0${seq}:00Z`, said: { kind: 'company' }, fate });
const ids = (all) => all.map((it) => it.id);

test('joined in any order, the same is left, once each and in its order', () => {
  const [a, b, c] = [said(1), said(2), said(3)];
  for (const [some, more] of [[[a, b], [b, c]], [[c, b], [b, a]], [[b], [c, a, b]]]) assert.deepEqual(ids(union(some, more)), ['id-1', 'id-2', 'id-3']);
});

test('joining again changes nothing', () => {
  const all = union([said(2)], [said(1)]);
  assert.deepEqual(union(all, all), all);
});

test('what the house has answered counts more than what waits, whichever is heard first', () => {
  for (const [some, more] of [[[said(1)], [said(1, 'kept')]], [[said(1, 'kept')], [said(1)]]]) assert.equal(union(some, more)[0].fate, 'kept');
});

test('an answer settles what it names and leaves the rest waiting', () => {
  const mine = [said(1), said(2), said(3)];
  const changed = answered(mine, { kept: ['id-1', 'id-9'], refused: [{ id: 'id-2', words: 'First the five questions.' }] });
  assert.deepEqual(changed.map((it) => [it.id, it.fate, it.words]), [['id-1', 'kept', undefined], ['id-2', 'refused', 'First the five questions.']]);
  assert.deepEqual(ids(waiting(union(mine, changed))), ['id-3']);
});

test('an answer that is heard twice changes nothing the second time', () => {
  const kept = union([said(1)], answered([said(1)], { kept: ['id-1'], refused: [] }));
  assert.deepEqual(answered(kept, { kept: ['id-1'], refused: [] }), []);
});

test('what goes to the house is the statement and nothing of its fate', () => {
  assert.deepEqual(Object.keys(bare(said(1))), ['id', 'seq', 'at', 'said']);
});
