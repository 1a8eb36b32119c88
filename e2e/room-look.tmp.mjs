import { openBrowser, openPage, signIn, as } from './fixtures/browser.mjs';
import { openHouse } from './fixtures/house.mjs';
const [browser, house] = await Promise.all([openBrowser(), openHouse()]);
try {
  for (const role of ['associate','therapist']) for (const who of house.people.filter(p=>p.role===role)) {
    const page = await as(browser, house, who);
    await page.goto('/today');
    const links = await page.locator('a[href*="/sessions/"]').evaluateAll(a=>a.map(x=>x.getAttribute('href')));
    console.log(who.name, links);
    let n=0;
    for (const l of [...new Set(links)].filter(l=>!/live|new/.test(l))) {
      for (const [name,w,h] of [['tablet',1180,820],['phone',390,844]]) {
        await page.setViewportSize({width:w,height:h});
        await page.goto(l); await page.screenshot({path:`/tmp/w/room/${role}-${who.name.split(' ')[0]}-${n}-${name}.png`, fullPage: process.env.FULL==='1'});
      }
      n++;
    }
    await page.context().close();
  }
} finally { await browser.close(); await house.close(); }
