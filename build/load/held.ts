/** The records that the officers find, in whichever store: filled once, and copied for each run. */
import { z } from 'zod';
import type { Workstation } from '../../main/hosts/server/workstations.ts';

export const Filled = z.object({ held: z.int(), at: z.iso.datetime(), seconds: z.number() });
export type Filled = z.infer<typeof Filled>;

export interface Held {
  /** Unless it was done before. */
  fill(say: (line: string) => void): Promise<Filled>;
  /** A copy for a unit in `folder`, with so many officers in it; returns what its configuration says of it. */
  copyTo(folder: string, officers: number): Promise<object>;
  /** Admits workstations to the unit in `folder`, where its service looks for them. */
  admit(folder: string, workstations: readonly Workstation[]): Promise<void>;
  /** Ends whatever was started for it. */
  end(): Promise<void>;
}
