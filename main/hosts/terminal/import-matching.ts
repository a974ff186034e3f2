/** How far an import has been matched with cases and other reports, which the engine does behind everybody's work while a vault is open. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportMatching } from '../../../preload/contract/intake.ts';
import type { EngineClient } from '../../gate/engine-client.ts';
import { ask } from './ask.ts';

/** Milliseconds between looks. */
const betweenLooks = 500;

export type Matching = Pick<ImportMatching, 'matched' | 'toMatch'>;

/** `wait`: once all of them are. `null` where nothing was imported. */
export async function matchingOf(
  engine: EngineClient,
  importId: number | null,
  wait: boolean,
): Promise<Matching | null> {
  if (importId === null) return null;
  for (;;) {
    const { imports } = await ask(engine, 'intake.imports', { limit: 50 });
    const found = imports.find((one) => one.importId === importId);
    if (found === undefined) return null;
    const { matched, toMatch } = found;
    if (!wait || matched >= toMatch) return { matched, toMatch };
    await pause(betweenLooks);
  }
}

export function matchingLines(matching: Matching | null): string[] {
  if (matching === null || matching.toMatch === 0) return [];
  const { matched, toMatch } = matching;
  return matched >= toMatch
    ? [`Matched with cases and other reports: all ${toMatch}.`]
    : [
        `Matched with cases and other reports: ${matched} of ${toMatch}. The rest are matched whenever the vault is open; with --match, this command waits for them.`,
      ];
}
