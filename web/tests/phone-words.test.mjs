// The words of the phone: the same in both languages, plain, calm.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { en } = await bundled('phone/words/en.ts');
const { es } = await bundled('phone/words/es.ts');

/** Every text of a catalogue, with its places filled. */
function texts(words) {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [[3, true], [1, false], ['Mara', true]].flatMap((given) => texts(words(given[0], given[1])));
  return Object.values(words).flatMap(texts);
}

/** What a catalogue is made of: names of texts, how many each takes, how many a list has. */
function shape(words) {
  if (typeof words === 'function') return words.length;
  if (typeof words === 'string') return 'words';
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, shape(value)]));
}

test('both languages say the same things with the same places', () => assert.deepEqual(shape(es), shape(en)));

test('nothing is empty, nothing shouts, nothing is left in code', () => {
  for (const said of [en, es].flatMap(texts)) {
    assert.ok(said.trim() !== '', 'an empty text');
    assert.doesNotMatch(said, /[!¡]|undefined|\$\{|\bNaN\b/, said);
  }
});

test('Spanish speaks with usted', () => {
  for (const said of texts(es)) assert.doesNotMatch(said, /(?<!\p{L})(tú|tu|tus|te|ti|contigo|tienes|puedes|quieres|estás)(?!\p{L})/iu, said);
});

test('the picture of each card has its words in both languages', () => {
  const of = (words) => words.before_cards.map((it) => it.of);
  assert.deepEqual(of(es), of(en));
});

test('the right answer of each question is none of the wrong ones', () => {
  for (const { right, wrong } of [...en.questions(10), ...es.questions(10)]) assert.ok(wrong.length === 2 && !wrong.includes(right), right);
});

test('the sitter learns and agrees to look in as often as the practice says', () => {
  for (const words of [en, es]) assert.match(JSON.stringify([words.questions(10)[0], words.agree_points(10)[1]]), /10 minut.*10 minut.*10 minut/);
});

test('no word of the client while the medicine acts names it', () => {
  const deep = ['client_hold', 'client_spit', 'company', 'company_hold', 'company_calling', 'welcome', 'nothing'];
  for (const words of [en, es]) for (const it of deep) assert.doesNotMatch(words[it], /ketamin|dose|dosis/i);
});

const sentences = (all, from) => all.flatMap((it) => it.split(/(?<=[.?:])\s+|\n/)).filter((it) => from.test(it));
const words = (all, of) => all.flatMap((it) => it.match(of) ?? []);

/** The vowels that are heard, as `xtask/src/reading/syllables.rs` counts them, without its odd words. */
function english(word) {
  const it = word.toLowerCase();
  const groups = (it.match(/[aeiouy]+/g) ?? []).length + (it.match(/ia|io|eo|ua|iu|ying|eing/g) ?? []).length - (it.match(/tion|sion|cial|tial|gua|qua/g) ?? []).length;
  const silent = /[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$/.test(it) || (/[^aeiouy]es$/.test(it) && !/(s|z|c|g|sh|ch|x)es$/.test(it));
  return Math.max(1, groups - (silent ? 1 : 0));
}

/** Of Flesch and Kincaid; labels of one or two words are left out, because they would make the rest look easier. */
function grade(all) {
  const told = sentences(all, /[a-z]/i).filter((it) => words([it], /[A-Za-z']+/g).length > 2);
  const heard = words(told, /[A-Za-z']+/g);
  return 0.39 * (heard.length / told.length) + 11.8 * (heard.reduce((sum, it) => sum + english(it), 0) / heard.length) - 15.59;
}

/** The ease of Szigriszt Pazos: every vowel is heard, a weak one beside another belongs to it. */
function ease(all) {
  const told = sentences(all, /\p{L}/u).filter((it) => words([it], /\p{L}+/gu).length > 2);
  const heard = words(told, /\p{L}+/gu);
  const syllables = (word) => Math.max(1, (word.toLowerCase().replace(/([qg])u(?=[eiéí])/g, '$1').match(/[iuü]?[aeoáéóíú][iuüy]?|[iuü]+/g) ?? []).length);
  return 206.835 - 62.3 * (heard.reduce((sum, it) => sum + syllables(it), 0) / heard.length) - heard.length / told.length;
}

test('the English of the phone reads at grade six or lower', () => {
  const measured = grade(texts(en));
  assert.ok(measured <= 6, `grade ${measured.toFixed(1)}`);
});

test('the Spanish of the phone is fairly easy or easier', () => {
  const measured = ease(texts(es));
  assert.ok(measured >= 65, `ease ${measured.toFixed(1)}`);
});

test('a hard text is found to be hard', () => {
  assert.ok(grade(['Participants retain the unrestricted possibility of discontinuing participation irrespective of circumstances.']) > 20);
  assert.ok(ease(['Las personas participantes conservan la posibilidad irrestricta de interrumpir la participación independientemente de las circunstancias.']) < 40);
});
