// One client's whole course of care, from an empty house to a visible outcome, worked by five people in browsers of their own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../fixtures/browser.mjs';
import { press, unfold } from '../fixtures/hand.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { look } from '../fixtures/look.mjs';
import { openPerson } from '../fixtures/person.mjs';

const REFERRAL = fileURLToPath(new URL('../fixtures/referral-wren-hollis.json', import.meta.url));
const WORDS = 'I have been low for two years and would like to understand whether this could help.';
const INTENTION = 'To put the suitcase down for an hour.';
const STRATEGY = 'Ten minutes on the back steps before anyone wakes';

let browser, house;
const all = [];
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse({ command: 'serve' })]);
  // Nine o'clock in the morning of the next day, whatever the time of the machine.
  await house.until('09:00', { days: 1 });
});
after(async () => { await browser?.close(); await house?.close(); });

async function person(key, name, screen = {}) {
  const one = await openPerson(browser, house, { key, name, email: `${key}@quiet-harbour.alula.invalid`, ...screen });
  all.push(one);
  return one;
}

/** A part of the journey by its name; when it fails, every open page is drawn. */
async function part(t, name, work) {
  const began = performance.now();
  try {
    await work();
  } catch (fault) {
    for (const one of all) await look(one.page, `failed-${one.key}`).catch(() => {});
    throw new Error(`${name}, at ${house.wall()}: ${fault.message}\nfound so far:\n  ${all.flatMap((it) => [...it.found]).join('\n  ')}\nlog: ${house.log.slice(-1500)}`, { cause: fault });
  }
  t.diagnostic(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

test('one client goes from an enquiry to a visible outcome', { timeout: 1_500_000 }, async (t) => {
  let manager, supervisor, associate, prescriber, client, chart, session;
  const answers = async (values) => {
    for (const value of values) await press(client.page, client.page.locator(`form.answers button[name=value][value="${value}"]`));
  };

  await part(t, 'the first manager sets up the practice with the printed code', async () => {
    manager = await person('manager', 'Lucía Ferro');
    const [, code] = await house.says(/with the code (\S+)/);
    await manager.opens('/setup', '01-set-up');
    await manager.sends('/setup', { code, practice: 'Quiet Harbour (invented)', name: manager.name, email: manager.email, password: manager.password });
    assert.equal(new URL(manager.page.url()).pathname, '/people');
  });

  await part(t, 'the manager invites the team, and each comes in', async () => {
    const invites = async (one, fields) => {
      await manager.opens('/people/new');
      await manager.sends('/people/new', { name: one.name, email: one.email, role: one.key, ...fields }, { picture: `02-invitation-${one.key}` });
      await one.comesIn(await manager.page.inputValue('[name=address]'));
      await one.opens('/today');
    };
    supervisor = await person('supervisor', 'Ruth Feldmann, LMFT');
    associate = await person('associate', 'Maya Okonjo, AMFT');
    prescriber = await person('prescriber', 'Anand Pillai, MD', { light: 'dusk' });
    await invites(supervisor, {});
    await invites(associate, { supervisor: 'Ruth Feldmann', agreement_until: house.wall({ days: 200 }).slice(0, 10) });
    await invites(prescriber, {});
    await manager.opens('/people', '02-people');
  });

  await part(t, 'the prescriber installs and signs the protocol', async () => {
    await prescriber.opens('/protocol', '03-protocol-empty');
    await prescriber.sends('/protocol/install', {}, { button: 'Install the reference protocol', picture: '03-protocol-read' });
    await prescriber.sends('/protocol/sign', {});
    if (new URL(prescriber.page.url()).pathname === '/confirm') {
      await prescriber.sends('/confirm', { password: prescriber.password });
      await prescriber.sends('/protocol/sign', {});
    }
    assert.match(await prescriber.sees(), /signed/i);
    await prescriber.reads('03-protocol-signed');
  });

  await part(t, 'a visitor reaches out on her phone', async () => {
    client = await person('client', 'Wren Hollis', { size: 'phone' });
    await client.opens('/', '04-home');
    await client.opens('/enquire');
    const fields = { name: client.name, reach: 'email', email: client.email, state: 'CA', words: WORDS, adult: 'yes' };
    await client.sends('/enquire', fields, { picture: '04-thanks' });
  });

  await part(t, 'the manager makes her a client, names the team and invites her', async () => {
    await manager.opens('/inbox', '05-inbox');
    await manager.opens('/enquiries', '05-enquiries');
    await manager.follows(/Wren Hollis/);
    await manager.follows('Make them a client');
    await manager.sends('/admit', {
      preferred_name: 'Wren', pronouns: 'she, her', birth_date: '1984-03-09', phone: '+1 707 555 0177', address: '9 Saltgrass Lane, Bodega, CA 94922',
      therapist: 'Maya Okonjo', supervisor: 'Ruth Feldmann', prescriber: 'Anand Pillai',
    }, { picture: '05-admitted' });
    chart = manager.page.url().match(/\/clients\/[0-9a-f-]{36}/)[0];
    await manager.opens(`${chart}/invite`);
    await manager.sends('/invite', {}, { picture: '05-invited' });
    await client.comesIn(await manager.page.inputValue('[name=address]'));
    await client.opens('/me', '05-home');
  });

  await part(t, 'the associate takes the intake', async () => {
    await associate.opens('/clients');
    await associate.follows(/Wren Hollis/, '06-story');
    const intake = async (name, fields, how) => {
      await associate.opens(`${chart}/intake`);
      await associate.sends(`/intake/${name}`, fields, how);
    };
    await intake('history', {
      illness: 'Low since the house was sold; wakes at four; nothing tastes of anything.', medical: 'Heart, liver and bladder well. No seizures.',
      substances: 'A glass of wine on Sundays. No cannabis, no other drugs, never ketamine.', family: 'Nobody with psychosis or mania.', life: 'Repairs boats; a sister nearby.',
    });
    await intake('conditions', { text: 'Recurrent depression, moderate', onset: 'November 2022', status: 'active' });
    await intake('trials', { treatment: 'Citalopram', dose: '40 mg', weeks: 14, outcome: 'no_effect' });
    await intake('trials', { treatment: 'Venlafaxine', dose: '150 mg', weeks: 20, outcome: 'partial' });
    await intake('medicines', { text: 'Venlafaxine', dose: '150 mg in the morning', since: 'a year', status: 'taking' });
    await intake('allergies', {}, { button: 'No allergy is known' });
    await intake('disclosures', { person: 'Ida Hollis', relation: 'sister', phone: '+1 707 555 0180', may_be_told: 'That I am well, and when to fetch me.' });
    await associate.opens(`${chart}/intake`);
    const asked = await associate.page.locator('form[action$="/intake/screening"] input[type=radio][value=absent]').evaluateAll((them) => them.map((it) => it.name));
    const screened = Object.fromEntries(asked.filter((name) => name.startsWith('answer:')).map((name) => [name, 'absent']));
    assert.ok(Object.keys(screened).length > 10, `the screening asks ${Object.keys(screened).length} questions only`);
    await associate.sends('/intake/screening', { ...screened, pregnancy: 'not_possible', capacity: 'present' }, { picture: '06-intake' });
    assert.match(await associate.sees(), /Everything was asked|Still to ask/);
  });

  await part(t, 'the referral of her clinic is filed', async () => {
    await associate.opens(`${chart}/referral`);
    await associate.sends('/referral', { bundle: REFERRAL }, { picture: '07-referral' });
    assert.match(await associate.sees(), /6 parts: 5 filed, 1 kept whole/);
    await associate.sends('/referral', { bundle: REFERRAL });
    assert.match(await associate.sees(), /Nothing new in this file/);
  });

  await part(t, 'she answers PHQ-9 and GAD-7; the ninth answer is a task at once', async () => {
    for (const instrument of ['phq-9', 'gad-7']) {
      await associate.opens(`${chart}/measures`);
      await press(associate.page, associate.page.locator(`#${instrument}`).getByRole('button', { name: 'Ask for it' }));
      await associate.reads();
    }
    await client.opens('/me', '08-next');
    await client.follows('Begin', '08-question');
    await answers([2, 2, 3, 2, 2, 2, 1, 1]);
    assert.doesNotMatch(await (await associate.opens('/inbox')).innerText('main'), /danger/);
    await client.reads('08-item-nine');
    await answers([1]);
    await client.reads('08-danger');
    assert.match(await client.sees(), /988/);
    await associate.opens('/inbox', '08-inbox');
    assert.match(await associate.sees(), /Someone may be in danger: look and call\s+Wren Hollis/);
    await answers([1]);
    await client.reads('08-done');
    await client.opens('/me');
    await client.follows('Begin');
    await answers([2, 2, 2, 1, 1, 1, 2]);
    await client.reads();
  });

  await part(t, 'the risk is judged, a safety plan is written, the supervisor closes the concern', async () => {
    await associate.opens('/inbox');
    await associate.follows(/Someone may be in danger/, '09-concern');
    await associate.opens(`${chart}/risk`);
    await associate.sends('/risk', { q1: 'yes', q2: 'no', q6: 'no' }, { picture: '09-risk' });
    assert.match(await associate.sees(), /Low risk/);
    await associate.opens(`${chart}/safety-plan`);
    await associate.sends('/safety-plan', {
      signs: 'The phone goes unanswered for two days.', by_myself: 'Walk to the slipway and back.', company: 'The boatyard on a Saturday.',
      people: 'Ida, at any hour.', professionals: 'Maya; 988.', surroundings: 'Ida keeps the tablets.', reasons: 'The blue boat is half finished.',
    }, { picture: '09-plan' });
    await supervisor.opens(`${chart}/risk`);
    const close = supervisor.page.locator('textarea[name^="words:"]').first();
    await unfold(close);
    const name = await close.getAttribute('name');
    await supervisor.sends(`/concerns/${name.slice(6)}`, { [name]: 'Spoken with Maya and with Wren today; a passing thought, no plan, a safety plan is written.' }, { picture: '09-closed' });
    await associate.opens('/inbox');
    assert.doesNotMatch(await associate.sees(), /may be in danger/);
  });

  await part(t, 'the prescriber reviews the medicines, decides and writes the order', async () => {
    await prescriber.opens(`${chart}/medicines-review`);
    const named = await prescriber.page.locator('input[type=radio][value=as_usual]').evaluateAll((them) => them.map((it) => it.name));
    await prescriber.sends('/medicines-review', Object.fromEntries(named.map((it) => [it, 'as_usual'])), { picture: '10-medicines' });
    await prescriber.opens(`${chart}/eligibility`);
    await prescriber.sends('/eligibility', { decision: 'office', reason: 'Two adequate trials without enough relief; body well; understands it and wants it.' }, { picture: '10-eligibility' });
    await prescriber.opens(`${chart}/orders`);
    await prescriber.sends('/orders', {
      route: 'lozenge', setting: 'office', product: 'Ketamine lozenge, Harbour Compounding', strength: 100, amount: 100, daily_maximum: 200, hold: 12, after_hold: 'spit',
      interval: 72, valid_until: house.wall({ days: 80 }).slice(0, 10), systolic: 145, diastolic: 90, pulse: 100,
      instruction: 'Wait fifteen minutes and measure again; ring me when it stays.', basis: 'in_person_exam', examined_on: house.wall().slice(0, 10), monitoring_checked: house.wall().slice(0, 10),
    }, { picture: '10-orders' });
  });

  await part(t, 'she signs the five consents', async () => {
    await client.opens('/me/consents', '11-consents');
    for (const document of ['ketamine', 'kap-and-touch', 'telehealth', 'fees', 'privacy']) {
      await client.opens(`/me/consents/${document}`, document === 'ketamine' ? '11-consent' : undefined);
      await client.sends(`/me/consents/${document}`, { name: 'Wren Hollis' });
    }
    await client.opens('/me/consents');
    assert.equal((await client.sees()).match(/signed/g)?.length, 5);
  });

  await part(t, 'preparation: visits, a goal, an intention, wishes, touch', async () => {
    const prepares = async (name, fields, how) => {
      await associate.opens(`${chart}/preparation`);
      await associate.sends(`/preparation/${name}`, fields, how);
    };
    await house.until('16:00', { days: 2 });
    await prepares('visits', { kind: 'preparation', at: house.wall({ hours: -1 }), length: 50, summary: 'The life behind the illness; how a session goes, hour by hour.' });
    await prepares('goals', { words: 'To sleep until six.' });
    await prepares('intentions', { words: INTENTION });
    await house.until('16:00', { days: 3 });
    await prepares('visits', { kind: 'preparation', at: house.wall({ hours: -1 }), length: 50, summary: 'Lay down, tried the mask, practised saying stop. Agreed on touch.' });
    await prepares('wishes', { fears: 'That nobody notices.', calming: 'Say my name, slowly.', sound: 'The sea, low.', role: 'quiet_presence' });
    await prepares('touch', { 'what:0': 'A hand on the hand', 'answer:0': 'yes', 'what:1': 'The shoulder', 'answer:1': 'ask', 'what:2': 'Holding', 'answer:2': 'no' }, { picture: '12-preparation' });
    await client.opens('/me/intentions', '12-intentions');
    assert.match(await client.sees(), /suitcase/);
  });

  await part(t, 'nothing is missing before the day, and the session is planned', async () => {
    await associate.opens(`${chart}/readiness`, '13-readiness');
    await associate.opens(`${chart}/sessions/new`);
    const order = await associate.page.locator('input[name=order]').first().getAttribute('value');
    await house.until('08:30', { days: 4 }).catch(() => {});
    await associate.opens(`${chart}/sessions/new`);
    await associate.sends('/sessions/new', { order, at: house.wall({ minutes: 45 }), place: 'The room with the window' }, { picture: '13-planned' });
    await associate.opens(chart);
    await associate.follows('Open the session', '13-threshold');
    session = new URL(associate.page.url()).pathname;
    assert.doesNotMatch(await associate.sees(), /From before the day/);
    await client.opens('/me', '13-appointment');
  });

  await part(t, 'the day: everything that has to be right', async () => {
    const keeps = async (name, fields, how) => { await associate.opens(session); await associate.sends(`${session}/${name}`, fields, how); };
    await keeps('vitals', { systolic: 126, diastolic: 80, pulse: 74, saturation: 98 });
    await keeps('day', {
      last_solid: house.wall({ hours: -12 }), last_clear: house.wall({ hours: -3 }), anything_new: 'absent', alcohol: 'absent', drugs: 'absent',
      medicines_as_ordered: 'present', pregnancy: 'absent', wants_it: 'present',
    });
    await keeps('escort', { name: 'Ida Hollis, sister', phone: '+1 707 555 0180', answered: 'present' });
    await keeps('room', { trained_clinician: 'present', emergency_kit: 'present' });
    await associate.opens(`${chart}/risk`);
    await associate.sends('/risk', { q1: 'no', q2: 'no', q6: 'no' });
    await supervisor.opens(session);
    await supervisor.sends(`${session}/reachable`, { until: house.wall({ hours: 6 }) }, { picture: '14-reachable' });
    await house.later({ minutes: 6 });
    await keeps('vitals', { systolic: 124, diastolic: 79, pulse: 72, saturation: 98 }, { picture: '14-threshold' });
  });

  await part(t, 'the medicine is given, and the room is kept', async () => {
    await associate.opens(session);
    await associate.sends(`${session}/give`, { lot: 'HRC-2231 / 100 mg', identity: 'present' }, { picture: '15-room' });
    const marks = async (kind) => press(associate.page, associate.page.locator(`form[action$="/mark"] button[name=kind][value=${kind}]`));
    const phase = async (id) => press(associate.page, associate.page.locator(`form[action$="/phase"] button[value=${id}]`));
    const keeps = async (name, fields, how) => { await associate.opens(session); await associate.sends(`${session}/${name}`, fields, how); };
    await house.later({ minutes: 6 });
    await associate.opens(session);
    await marks('breath');
    await house.later({ minutes: 6 });
    await associate.opens(session);
    await press(associate.page, associate.page.locator('form[action$="/finish"] button[value=spit]'));
    await house.later({ minutes: 16 });
    await associate.opens(session);
    await phase('deep');
    await marks('tears');
    await marks('touch_accepted');
    await keeps('mark', { kind: 'words', words: 'It was only a suitcase.', ago: 2 });
    await house.later({ minutes: 17 });
    await keeps('vitals', { systolic: 138, diastolic: 86, pulse: 82, saturation: 97 }, { picture: '15-peak' });
    await house.later({ minutes: 45 });
    await keeps('vitals', { systolic: 130, diastolic: 82, pulse: 76, saturation: 98 });
    await phase('returning');
    await marks('ease');
  });

  await part(t, 'she is well enough to leave, and leaves with her sister', async () => {
    const keeps = async (name, fields, how) => { await associate.opens(session); await associate.sends(`${session}/${name}`, fields, how); };
    const looks = { alertness: '5', oriented: 'present', walks: 'present', vomited: 'absent', safe: 'present', escort_present: 'present', no_driving: 'present' };
    await house.later({ minutes: 32 });
    await keeps('leave', looks);
    await house.later({ minutes: 17 });
    await keeps('vitals', { systolic: 124, diastolic: 80, pulse: 72, saturation: 98 });
    await keeps('leave', looks);
    await house.later({ minutes: 12 });
    await keeps('ready', {}, { picture: '16-ready' });
    await keeps('left', { with: 'Ida Hollis, sister' }, { picture: '16-left' });
    await keeps('contact', { at: house.wall({ days: 1 }), what: 'A call' });
  });

  await part(t, 'the note is written from the marks, signed, and co-signed without unlocking anything', async () => {
    await associate.opens(session);
    await associate.follows('Write the note', '17-note-new');
    await associate.sends('/notes/new', { mattered: 'She put something down and was surprised by how light it was.', done: 'Sat near; one hand, as agreed.', onward: 'Ask about the suitcase.' }, { button: 'Sign this note' });
    const note = new URL(associate.page.url()).pathname;
    const words = async (page) => (await page.locator('.sentences').allInnerTexts()).join('\n');
    const signed = await words(associate.page);
    await supervisor.opens('/inbox', '17-inbox');
    await supervisor.follows(/Co-sign the note\s+Wren Hollis/);
    assert.equal(new URL(supervisor.page.url()).pathname, note);
    await supervisor.sends('/cosign', {}, { picture: '17-cosigned' });
    assert.equal(await words(supervisor.page), signed, 'the signed words changed');
    assert.match(await supervisor.sees(), /Co-signed/i);
  });

  await part(t, 'a week later: PHQ-9 again, and the Thread', async () => {
    await house.until('10:00', { days: 7 }).catch(() => house.later({ days: 7 }));
    await associate.opens(`${chart}/measures`);
    await press(associate.page, associate.page.locator('#phq-9').getByRole('button', { name: 'Ask for it' }));
    await client.opens('/me');
    await client.follows('Begin');
    await answers([1, 1, 1, 1, 1, 1, 0, 0, 0, 0]);
    await associate.opens(`${chart}/preparation`);
    await associate.sends('/preparation/visits', { kind: 'integration', at: house.wall({ hours: -1 }), length: 50, summary: 'What the suitcase was, and who packed it.' });
    const thread = async (name, fields, how) => { await associate.opens(`${chart}/integration`); await associate.sends(`/integration/${name}`, fields, how); };
    await thread('moments', { words: 'It was only a suitcase, and I could set it down.', intention: 'suitcase' });
    await thread('insights', { moment: 'suitcase', words: 'What I carry is not who I am.' });
    await thread('strategies', { insight: 'carry', words: STRATEGY, when: 'Tuesdays and Fridays' }, { picture: '18-integration' });
    await client.opens('/me/thread');
    await client.sends('/me/thread', { how: 'done', words: 'I heard the gulls before the radio.' }, { picture: '18-thread' });
  });

  await part(t, 'her story shows what changed', async () => {
    await associate.opens(chart, '19-story');
    const story = await associate.sees();
    assert.match(story, /10 points lower than 16[^.]*: a reliable change, for the better/);
    assert.match(story, /1 of 1 try done/);
    await associate.opens(`${chart}/integration`, '19-integration');
    assert.match(await associate.sees(), /gulls/, 'her own words of the try are not on the Thread');
    await supervisor.opens(`${chart}/measures`, '19-measures');
    assert.match(await supervisor.sees(), /6 on .*10 points lower than 16/);
    await supervisor.opens(`${chart}/record`, '19-record');
    const verified = await house.command('verify');
    assert.deepEqual(verified.faults, []);
    assert.equal(verified.charts, 1);
    t.diagnostic(`${verified.entries} statements`);
  });

  const found = all.flatMap((one) => [...one.found]);
  t.diagnostic(`${all.reduce((sum, one) => sum + one.looked.size, 0)} pages looked at`);
  assert.deepEqual(found, [], `${found.length} finding(s):\n  ${found.join('\n  ')}`);
});
