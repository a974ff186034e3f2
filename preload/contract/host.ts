/** Room: what the host itself does for the page. None of it touches a record. */
import { z } from 'zod';
import { Nothing, PathToken, verb } from './core.ts';
import { Marking } from './vocabulary.ts';

const Theme = z.enum(['system', 'light', 'dark']);
const ShownSettings = z.object({
  theme: Theme,
  idleLockMinutes: z.int(),
  coldTipMonths: z.int(),
  maximumMarking: Marking,
});

export const host = {
  'host.info': verb({
    does: 'says which copy of Vigil this is and which vault folders it knows',
    input: Nothing,
    output: z.object({
      version: z.string(),
      kind: z.enum(['electron', 'chromium', 'terminal']),
      maximumMarking: Marking,
      folders: z.object({
        /** The vault opened last, if any. */
        last: PathToken.nullable(),
        /** An empty folder where a new vault would be made. */
        fresh: PathToken,
        demonstration: PathToken,
      }),
    }),
    operation: 'none',
    permission: 'anyone',
    door: 'host',
  }),
  'host.settings.read': verb({
    does: 'reads the settings of this workstation',
    input: Nothing,
    output: ShownSettings,
    operation: 'none',
    permission: 'anyone',
    door: 'host',
  }),
  'host.settings.write': verb({
    does: 'changes the settings of this workstation',
    input: z.strictObject({
      theme: Theme.optional(),
      idleLockMinutes: z.int().min(1).max(60).optional(),
      coldTipMonths: z.int().min(1).max(240).optional(),
    }),
    output: ShownSettings,
    operation: 'none',
    permission: 'anyone',
    door: 'host',
  }),
  'host.chooseFile': verb({
    does: 'lets the person choose a file to read',
    input: z.strictObject({ purpose: z.enum(['contributions', 'investigations']) }),
    output: z.object({ token: PathToken, name: z.string(), size: z.int() }).nullable(),
    operation: 'none',
    permission: 'anyone',
    door: 'host',
  }),
  'host.chooseFolder': verb({
    does: 'lets the person choose the folder of a vault',
    input: Nothing,
    output: z.object({ token: PathToken, name: z.string() }).nullable(),
    operation: 'none',
    permission: 'anyone',
    door: 'host',
  }),
  'host.chooseSave': verb({
    does: 'lets the person choose where a file is written',
    input: z.strictObject({ purpose: z.enum(['csv', 'json']), suggestedName: z.string().min(1).max(120) }),
    output: z.object({ token: PathToken, name: z.string() }).nullable(),
    operation: 'none',
    permission: 'anyone',
    door: 'host',
  }),
  'host.print': verb({
    does: 'prints the page that is shown as a PDF, once for each ticket that the engine gave',
    input: z.strictObject({ ticket: z.string().min(16).max(64) }),
    /** `false` when the person changed their mind; nothing was written then. */
    output: z.object({ written: z.boolean() }),
    operation: 'none',
    permission: 'signed-in',
    door: 'host',
  }),
} as const;
