/** How the window looks to whoever works at it, on this workstation. */
import { z } from 'zod';

export const Appearance = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** How much room the rows of tables and the controls have. */
  density: z.enum(['compact', 'regular', 'spacious']),
  /** Per cent of the usual size. */
  textSize: z.literal([90, 100, 115, 130]),
  motion: z.enum(['system', 'reduced']),
});
export type Appearance = z.infer<typeof Appearance>;

/** What somebody changes of it. */
export const AppearanceChange = Appearance.partial();
export type AppearanceChange = z.infer<typeof AppearanceChange>;

export const usualAppearance: Appearance = { theme: 'system', density: 'regular', textSize: 100, motion: 'system' };
