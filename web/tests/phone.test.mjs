// The phone of a session at home: where it stands without a line, what its words weigh, and that no word is missing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { bundled } from './bundled.mjs';

const { standing, message, plausible } = await bundled('phone/stage.ts');
const { en } = await bundled('phone/words/en.ts');
const { es } = await bundled('phone/words/es.ts');

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

test('of two phones that began, the earlier counts', () => {
  assert.equal(standing(state({ stage: 'hold', t0: new Date(minute(2)).toISOString() }), [placed], minute(5)).t0, T0);
});

test('what the house says is over is over', () => {
  for (const stage of ['after', 'over']) assert.equal(standing(state({ stage, t0: new Date(T0).toISOString() }), [placed], minute(20)).stage, stage);
});

test('the text of a message says nothing of anybody', () => assert.equal(message({ code: '7Q4' }), '7Q4 OK'));

test('a pressure that cannot be is found', () => {
  assert.ok(plausible(128, 82));
  for (const [upper, lower] of [[82, 128], [300, 80], [120, 20], [40, 35], [120, 120]]) assert.equal(plausible(upper, lower), false);
});

/** Every sentence of a catalogue, with its places filled. */
function sentences(words) {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [words(3, '3:15'), words(1, '3:15')].map(String);
  return Object.values(words).flatMap(sentences);
}

test('both languages say the same things, without shouting, and nothing is empty', () => {
  const shape = (it) => (typeof it === 'object' ? Object.fromEntries(Object.entries(it).map(([key, value]) => [key, shape(value)])) : typeof it);
  assert.deepEqual(shape(es), shape(en));
  for (const all of [en, es]) for (const said of sentences(all)) assert.ok(said.trim() !== '' && !said.includes('!'), said);
});

/** Flesch and Kincaid's grade; syllables are counted by groups of vowels, an e at the end is silent. */
function grade(text) {
  const told = text.split(/(?<=[.?:])\s+/).filter((it) => /[a-z]/i.test(it));
  const words = text.match(/[A-Za-z']+/g) ?? [];
  const syllables = (word) => Math.max(1, (word.toLowerCase().replace(/e$/, '').match(/[aeiouy]+/g) ?? []).length);
  return 0.39 * (words.length / told.length) + 11.8 * (words.reduce((sum, word) => sum + syllables(word), 0) / words.length) - 15.59;
}

test('the words of the phone read at grade six or lower', () => {
  const measured = grade(sentences(en).map((it) => (/[.?:]$/.test(it) ? it : `${it}.`)).join(' '));
  assert.ok(measured <= 6, `grade ${measured.toFixed(1)}`);
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
