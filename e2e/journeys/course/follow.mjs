// A week later: the Thread, and what changed.
import assert from 'node:assert/strict';
import { press } from '../../fixtures/hand.mjs';

const STRATEGY = 'Ten minutes on the back steps before anyone wakes';

export async function follow(care) {
  const { part, house, answers, supervisor, associate, client, chart, say } = care;

  await part('a week later: PHQ-9 again, and the Thread', async () => {
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

  await part('her story shows what changed', async () => {
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
    say(`${verified.entries} statements`);
  });
}
