// Setting up the practice, and how somebody comes to it.
import assert from 'node:assert/strict';

const WORDS = 'I have been low for two years and would like to understand whether this could help.';

export async function arrive(care) {
  const { part, house, person } = care;
  let manager, supervisor, associate, prescriber, client, chart;

  await part('the first manager sets up the practice with the printed code', async () => {
    manager = await person('manager', 'Lucía Ferro');
    const [, code] = await house.says(/with the code (\S+)/);
    await manager.opens('/setup', '01-set-up');
    await manager.sends('/setup', { code, practice: 'Quiet Harbour (invented)', name: manager.name, email: manager.email, password: manager.password });
    assert.equal(new URL(manager.page.url()).pathname, '/people');
  });

  await part('the manager invites the team, and each comes in', async () => {
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

  await part('the prescriber installs and signs the protocol', async () => {
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

  await part('a visitor reaches out on her phone', async () => {
    client = await person('client', 'Wren Hollis', { size: 'phone' });
    await client.opens('/', '04-home');
    await client.opens('/enquire');
    const fields = { name: client.name, reach: 'email', email: client.email, state: 'CA', words: WORDS, adult: 'yes' };
    await client.sends('/enquire', fields, { picture: '04-thanks' });
  });

  await part('the manager makes her a client, names the team and invites her', async () => {
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

  Object.assign(care, { manager, supervisor, associate, prescriber, client, chart });
}
