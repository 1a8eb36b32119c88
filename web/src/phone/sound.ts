// The session's sound comes to this phone before it is needed, so that it plays without a line.
import type { Line } from './line';

const PLACE = 'alula-with-sound';

export async function bringSound(line: Line): Promise<void> {
  const files = [...new Set(line.state?.sound?.plan.map((it) => it.file) ?? [])];
  const place = await caches.open(PLACE);
  for (const file of files) {
    const address = `/with/sound/${file}`;
    if (!(await place.match(address))) await place.add(address).catch(() => undefined);
  }
}
