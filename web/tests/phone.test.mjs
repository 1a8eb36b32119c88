// The phone of a session at home: where it stands without a line, and what it weighs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { bundled } from './bundled.mjs';

const { standing, lookEvery, message, plausible } = await bundled('phone/stage.ts');
const { reached } = await bundled('phone/music.ts');

const T0 = Date.parse('2026-11-14T20:00:00Z');
const minute = (n) => T0 + n * 60_000;
const state = (more) => ({ stage: 'before', holdMinutes: 12, code: '7Q4', ...more });
const placed = { at: T0, said: { kind: 'placed' } };
const look = (n) => ({ at: minute(n), said: { kind: 'look', says: 'all_calm' } });

test('without a line the hold, the deep hour and the way back come by the clock', () => {
  const at = (n) => standing(state({ stage: 'open', openUntil: new Date(minute(20)).toISOString() }), n >= 0 ? [placed] : [], minute(n)).stage;
  assert.deepEqual([-1, 0, 11, 12, 74, 75, 170].map(at), ['open', 'hold', 'hold', 'deep', 'deep', 'returning', 'returning']);
});

test('a beginning that was opened closes by itself', () => {
  assert.equal(standing(state({ stage: 'open', openUntil: new Date(minute(0)).toISOString() }), [], minute(1)).stage, 'before');
});

test('somebody looks in a quarter of an hour after the medicine and after each look, and what the house says later counts', () => {
  const due = (more, own) => (standing(state({ stage: 'deep', t0: new Date(T0).toISOString(), ...more }), own, minute(30)).due - T0) / 60_000;
  assert.equal(due({}, []), 15);
  assert.equal(due({}, [look(14)]), 29);
  assert.equal(due({ due: new Date(minute(50)).toISOString() }, [look(14)]), 50);
});

test('how often somebody looks in and when light comes back is the protocol of the house', () => {
  const told = { t0: new Date(T0).toISOString(), lookMinutes: 10, lightMinutes: 60 };
  const at = (n, more) => standing(state({ stage: 'deep', ...told, ...more }), [], minute(n));
  assert.deepEqual([59, 60].map((n) => at(n).stage), ['deep', 'returning']);
  assert.equal((at(30).due - T0) / 60_000, 10);
  assert.equal(lookEvery(told), 600_000);
});

test('near its time the sitter can say that light comes back, and what the house says later counts', () => {
  const deep = (n, own = []) => standing(state({ stage: 'deep', t0: new Date(T0).toISOString(), lookMinutes: 10, lightMinutes: 60 }), own, minute(n));
  assert.deepEqual([49, 50, 59].map((n) => deep(n).near), [false, true, true]);
  assert.equal(deep(60).near, undefined);
  const said = { at: minute(52), said: { kind: 'light' } };
  assert.equal(deep(53, [said]).stage, 'returning');
  assert.equal(deep(53, [{ ...said, kept: true }]).stage, 'deep', 'the therapist saw that it was too early');
});

test('a state from an older house keeps its quarter of an hour and its hour and a quarter', () => {
  assert.equal(lookEvery(state({})), 900_000);
  const at = (n) => standing(state({ stage: 'deep', t0: new Date(T0).toISOString() }), [], minute(n)).stage;
  assert.deepEqual([74, 75].map(at), ['deep', 'returning']);
});

test('the sound waits for the light, and goes with it when it comes early', () => {
  assert.deepEqual([[5, false], [12, false], [30, false], [90, false], [60, true], [115, true]].map(([minutes, light]) => reached(minutes, light)), [0, 1, 2, 2, 3, 4]);
});

test('of two phones that began, the earlier counts', () => {
  assert.equal(standing(state({ stage: 'hold', t0: new Date(minute(2)).toISOString() }), [placed], minute(5)).t0, T0);
});

test('what the house says is over is over', () => {
  for (const stage of ['after', 'over']) assert.equal(standing(state({ stage, t0: new Date(T0).toISOString() }), [placed], minute(20)).stage, stage);
});

test('the text of a message says nothing of anybody', () => assert.equal(message({ code: '7Q4' }), '7Q4 OK'));

test('a pressure that cannot be is found', () => {
  assert.ok(plausible(128, 82));
  assert.equal(plausible(128, 82, 720), false);
  for (const [upper, lower] of [[82, 128], [300, 80], [120, 20], [40, 35], [120, 120]]) assert.equal(plausible(upper, lower), false);
});

test('the lozenge may leave the mouth when its time is over, until somebody says that it has, or for five minutes', () => {
  const cue = (n, own = []) => standing(state({ stage: 'hold', t0: new Date(T0).toISOString() }), own, minute(n)).cue;
  assert.deepEqual([11, 12, 16, 17].map((n) => cue(n)), [false, true, true, false]);
  assert.equal(cue(13, [{ at: minute(12.5), said: { kind: 'lozenge', how: 'spit' } }]), false);
});

test('a lozenge that left the mouth early ends the hold', () => {
  const early = [placed, { at: minute(6), said: { kind: 'lozenge', how: 'spit' } }];
  assert.equal(standing(state({ stage: 'open' }), early, minute(7)).stage, 'deep');
});

test('a pressure that was taken after the medicine is a sign of life, one before it is none', () => {
  const due = (at) => (standing(state({ stage: 'deep', t0: new Date(T0).toISOString() }), [{ at: minute(at), said: { kind: 'pressure', upper: 120, lower: 80 } }], minute(20)).due - T0) / 60_000;
  assert.deepEqual([due(10), due(-5)], [25, 15]);
});

test('a word that says not sure is a sign of life too', () => {
  const own = [placed, { at: minute(10), said: { kind: 'look', says: 'not_sure' } }];
  assert.equal((standing(state({ stage: 'open' }), own, minute(11)).due - T0) / 60_000, 25);
});

test('the day comes without being told, by the day of this phone', () => {
  const invited = state({ stage: 'invited', planned: new Date(T0).toISOString() });
  assert.equal(standing(invited, [], T0).stage, 'before');
  assert.equal(standing(invited, [], minute(-60 * 48)).stage, 'invited');
});

test('nothing is decided from the medicine until the morning, whether or not there is a line', () => {
  const night = state({ stage: 'after', t0: new Date(T0).toISOString(), sober: true, morning: new Date(minute(900)).toISOString() });
  assert.equal(standing(night, [], minute(899)).sober, true);
  assert.equal(standing(night, [], minute(900)).sober, false);
  assert.equal(standing(state({ stage: 'open', sober: false }), [placed], minute(1)).sober, true);
});

test('the phone page weighs no more than 150 kB when it is opened first', () => {
  const web = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'alula-web-'));
  try {
    execFileSync(process.execPath, ['build.mjs', out], { cwd: web, stdio: 'pipe' });
    const names = Object.values(JSON.parse(fs.readFileSync(path.join(out, 'manifest.json'), 'utf8')));
    const files = [...names.filter((it) => /^(phone|icon|text)/.test(it)), 'with-worker.js', 'with-plain.webmanifest', 'with-notes.webmanifest'];
    assert.equal(files.length, 8);
    const bytes = files.reduce((sum, it) => sum + zlib.gzipSync(fs.readFileSync(path.join(out, it)), { level: 9 }).length, 0);
    assert.ok(bytes + 2_000 <= 150_000, `${bytes} bytes, and two thousand for the page`);
  } finally {
    fs.rmSync(out, { recursive: true });
  }
});
