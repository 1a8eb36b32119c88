// Preparation: consents, visits, wishes, and a planned session.
import assert from 'node:assert/strict';

const INTENTION = 'To put the suitcase down for an hour.';

export async function prepare(care) {
  const { part, house, associate, client, chart } = care;
  let session;

  await part('she signs the five consents', async () => {
    await client.opens('/me/consents', '11-consents');
    for (const document of ['ketamine', 'kap-and-touch', 'telehealth', 'fees', 'privacy']) {
      await client.opens(`/me/consents/${document}`, document === 'ketamine' ? '11-consent' : undefined);
      await client.sends(`/me/consents/${document}`, { name: 'Wren Hollis' });
    }
    await client.opens('/me/consents');
    assert.equal((await client.sees()).match(/signed/g)?.length, 5);
  });

  await part('preparation: visits, a goal, an intention, wishes, touch', async () => {
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

  await part('nothing is missing before the day, and the session is planned', async () => {
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

  Object.assign(care, { session });
}
