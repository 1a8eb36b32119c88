// Intake: history, referral, measures, risk, and what the prescriber decides.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { press, unfold } from '../../fixtures/hand.mjs';

const REFERRAL = fileURLToPath(new URL('../../fixtures/referral-wren-hollis.json', import.meta.url));

export async function intake(care) {
  const { part, house, answers, supervisor, associate, prescriber, client, chart } = care;

  await part('the associate takes the intake', async () => {
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

  await part('the referral of her clinic is filed', async () => {
    await associate.opens(`${chart}/referral`);
    await associate.sends('/referral', { bundle: REFERRAL }, { picture: '07-referral' });
    assert.match(await associate.sees(), /6 parts: 5 filed, 1 kept whole/);
    await associate.sends('/referral', { bundle: REFERRAL });
    assert.match(await associate.sees(), /Nothing new in this file/);
  });

  await part('she answers PHQ-9 and GAD-7; the ninth answer is a task at once', async () => {
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

  await part('the risk is judged, a safety plan is written, the supervisor closes the concern', async () => {
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

  await part('the prescriber reviews the medicines, decides and writes the order', async () => {
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
}
