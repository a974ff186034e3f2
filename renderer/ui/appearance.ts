/** How the window looks to whoever works at it: theme, density of tables, size of letters, motion. Chosen in Settings, for this workstation. */
import { useSyncExternalStore } from 'react';
import { type Appearance, usualAppearance } from '../../preload/contract/appearance.ts';

export type { Appearance };

/** Until the settings have been read. */
let current: Appearance = usualAppearance;
const listeners = new Set<() => void>();

/** What a choice of theme means on this system at the moment. */
export function resolveTheme(choice: Appearance['theme'], systemIsDark: boolean): 'light' | 'dark' {
  if (choice === 'system') return systemIsDark ? 'dark' : 'light';
  return choice;
}

/** Puts it on the page's root, where the style sheets read it. */
function put(): void {
  const root = document.documentElement;
  const system = window.matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = resolveTheme(current.theme, system);
  root.dataset.density = current.density;
  root.dataset.motion = current.motion;
  root.dataset.textSize = String(current.textSize);
}

export function setAppearance(chosen: Appearance): void {
  current = chosen;
  put();
  for (const listener of listeners) listener();
}

/** Follows the system while the theme is `system`. Returns the function that stops. */
export function followSystem(): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  put();
  dark.addEventListener('change', put);
  return () => dark.removeEventListener('change', put);
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const currentAppearance = (): Appearance => current;

export const useAppearance = (): Appearance => useSyncExternalStore(listen, currentAppearance, currentAppearance);

const rowHeights = { compact: 26, regular: 32, roomy: 44 };
const byDensity = { compact: 0.85, regular: 1, spacious: 1.2 };

/** Height of a table's row in CSS pixels. Never under 24, which is the least that WCAG 2.2 (2.5.8) asks of a target. */
export const rowHeightIn = (row: keyof typeof rowHeights, { density, textSize }: Appearance): number =>
  Math.max(24, Math.round((rowHeights[row] * byDensity[density] * textSize) / 100));

export const useRowHeight = (row: keyof typeof rowHeights): number => rowHeightIn(row, useAppearance());
