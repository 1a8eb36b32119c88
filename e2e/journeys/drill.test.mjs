// A drill on the real screens: it begins once the session was opened, what is to be seen appears there, and what was done is told with its time.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { as, openBrowser } from '../fixtures/browser.mjs';
import { press, send } from '../fixtures/hand.mjs';
import { binary } from '../fixtures/house.mjs';

let browser, folder, drill, said = '';
const lines = () => said.split('\n').filter((it) => it.startsWith('{')).map((it) => JSON.parse(it));
async function line(n) {
  while (lines().length <= n) await once(drill.stdout, 'data', { signal: AbortSignal.timeout(60_000) });
  return lines()[n];
}
before(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'alula-drills-'));
  await fs.mkdir(path.join(folder, 'practice'));
  // A real practice that the environment names must stay untouched.
  const env = { ...process.env, TMPDIR: folder, ALULA_DATA: path.join(folder, 'practice'), ALULA_KEYS: path.join(folder, 'practice.key') };
  drill = spawn(binary, ['drill', 'pressure', '--json', '--after', '1', '--listen', '127.0.0.1:0'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  drill.stdout.on('data', (part) => { said += part; });
  browser = await openBrowser();
});
after(async () => { await browser?.close(); if (drill?.exitCode === null) drill.kill('SIGKILL'); await fs.rm(folder, { recursive: true }); });

test('whoever is trained sees the emergency on the session page, answers it there, and is told how long it took', async () => {
  const ready = await line(0);
  const person = ready.people.find((it) => it.role === 'associate');
  const page = await as(browser, ready, person);
  await page.goto(ready.session);
  await page.getByText('182/111').first().waitFor();
  await page.getByText('At or beyond the limit.').waitFor();
  await page.getByText('My head. It pounds.').first().waitFor({ timeout: 30_000 });
  await press(page, page.locator('form[action$="/mark"] button[value=worry]'));
  await send(page, '/vitals', { systolic: 178, diastolic: 106, pulse: 99 });
  await send(page, '/event', { term: 'high blood pressure', grade: '3' });
  const report = await line(1);
  assert.deepEqual([report.drill, report.right.map((it) => it.standing), report.wrong], ['pressure', ['in time', 'in time', 'in time'], []]);
  assert.ok(report.right.every((it) => it.seconds >= 15 && it.source), JSON.stringify(report));
  assert.deepEqual(page.complaints, []);
});

test('the drill stops as it is asked to, leaves nothing behind, and met no practice', async () => {
  const ended = once(drill, 'exit');
  drill.kill('SIGTERM');
  assert.equal((await ended)[0], 0);
  assert.deepEqual((await fs.readdir(folder)).sort(), ['practice']);
  assert.deepEqual(await fs.readdir(path.join(folder, 'practice')), []);
});
