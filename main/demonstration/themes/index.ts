/** All themes, compiled. To add one, write it into the file it belongs to and give it a weight in `mix.ts`. */
import { harmless } from './harmless.ts';
import { networks } from './networks.ts';
import { noise } from './noise.ts';
import { online } from './online.ts';
import { preparation } from './preparation.ts';
import type { Theme } from './theme.ts';

const themes: readonly Theme[] = [...preparation, ...networks, ...online, ...harmless, ...noise];

const byName = new Map(themes.map((theme) => [theme.name, theme]));

/** Throws RangeError for a theme that is not there. */
export function themeNamed(name: string): Theme {
  const found = byName.get(name);
  if (found === undefined) throw new RangeError('no such theme');
  return found;
}
