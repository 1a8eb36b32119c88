// What a browser is given to take notices.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { bytesOf, languageOf } = await bundled('told.ts');

test('the key of the house is read as browsers want it', () => {
  const key = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';
  const bytes = bytesOf(key);
  assert.deepEqual([bytes.length, bytes[0]], [65, 4]);
  assert.equal(Buffer.from(bytes).toString('base64url'), key);
});

test('notices come in the language of the browser, or else in English', () => {
  assert.deepEqual(['es-US', 'es', 'en-GB', 'de'].map(languageOf), ['es', 'es', 'en', 'en']);
});
