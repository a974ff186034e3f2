/** Opens the vault, says so, and keeps it open until it is killed. */
import { open, say, sayOutcome } from './story.ts';

await sayOutcome(async () => {
  await open();
  say('open');
});
setInterval(() => undefined, 1000);
