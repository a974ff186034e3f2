import { readFileSync } from 'node:fs';
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parseHex,
  type Rgb,
  wcagContrast,
} from 'culori';
import { describe, expect, it } from 'vitest';

const sheet = readFileSync('renderer/styles/tokens.css', 'utf8');

/** The value that a token has in a theme. */
function tokens(theme: 'light' | 'dark'): (name: string) => Rgb {
  const block = theme === 'light' ? /:root \{([^}]*)\}/ : /:root\[data-theme="dark"\] \{([^}]*)\}/;
  const rules = block.exec(sheet)?.[1] ?? '';
  return (name) => {
    const value = parseHex(new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(rules)?.[1] ?? '');
    if (value === undefined) throw new Error(`the ${theme} theme has no ${name}`);
    return value;
  };
}

/** How people with all three kinds of cones, or with two, see a colour: simulation of Machado, Oliveira and Fernandes (2009). */
const sights: Record<string, (colour: Rgb) => Rgb> = {
  'all colours': (colour) => colour,
  'no red cones': (colour) => filterDeficiencyProt(1)(colour),
  'no green cones': (colour) => filterDeficiencyDeuter(1)(colour),
  'no blue cones': (colour) => filterDeficiencyTrit(1)(colour),
};
const difference = differenceCiede2000();
const series = ['chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-6', 'chart-7'];

describe.each(['light', 'dark'] as const)('the colours of series, %s', (theme) => {
  const token = tokens(theme);
  const pairs = series.flatMap((one, at) => series.slice(at + 1).map((other) => [one, other] as const));

  it.each(Object.entries(sights))('can be told apart with %s', (_, seen) => {
    // Differences under 10 are seen only side by side; a legend is looked at from some way off.
    const alike = pairs.filter(([one, other]) => difference(seen(token(one)), seen(token(other))) < 15);
    expect(alike).toEqual([]);
  });

  // WCAG 2.2, 1.4.11: graphical objects.
  it.each(series)('stand out from the surface: %s', (name) => {
    expect(wcagContrast(token(name), token('surface'))).toBeGreaterThanOrEqual(3);
  });
});
