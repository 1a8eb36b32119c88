// The day of the session, from the threshold to the co-signed note.
import assert from 'node:assert/strict';
import { press } from '../../fixtures/hand.mjs';

export async function day(care) {
  const { part, house, supervisor, associate, chart, session } = care;

  await part('the day: everything that has to be right', async () => {
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

  await part('the medicine is given, and the room is kept', async () => {
    await associate.opens(session);
    await associate.sends(`${session}/give`, { lot: 'HRC-2231 / 100 mg', identity: 'present' }, { picture: '15-room' });
    const marks = async (kind) => press(associate.page, associate.page.locator(`form[action$="/mark"] button[name=kind][value=${kind}]`).first());
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
    await marks('touch_offered');
    await marks('touch_accepted');
    await keeps('mark', { kind: 'words', words: 'It was only a suitcase.', ago: 2 });
    await house.later({ minutes: 17 });
    await keeps('vitals', { systolic: 138, diastolic: 86, pulse: 82, saturation: 97 }, { picture: '15-peak' });
    await house.later({ minutes: 45 });
    await keeps('vitals', { systolic: 130, diastolic: 82, pulse: 76, saturation: 98 });
    await phase('returning');
    await marks('ease');
  });

  await part('she is well enough to leave, and leaves with her sister', async () => {
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

  await part('the note is written from the marks, signed, and co-signed without unlocking anything', async () => {
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
}
