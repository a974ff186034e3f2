/** Opens the vault (or makes one), closes it, and says how that went. */
import { argument, create, open, sayOutcome } from './story.ts';

await sayOutcome(async () => {
  const vault = argument === 'create' ? (await create()).vault : await open();
  vault.close();
});
