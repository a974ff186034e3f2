/** The contract: every verb that crosses a border, in one table. */
import type { z } from 'zod';
import { access } from './access.ts';
import { accuracy } from './accuracy.ts';
import { audit } from './audit.ts';
import { exchange } from './exchange.ts';
import { host } from './host.ts';
import { intake } from './intake.ts';
import { investigations } from './investigations.ts';
import { linking } from './linking.ts';
import { oversight } from './oversight.ts';
import { vault } from './vault.ts';

export const contract = {
  ...host,
  ...vault,
  ...access,
  ...intake,
  ...linking,
  ...investigations,
  ...oversight,
  ...exchange,
  ...accuracy,
  ...audit,
} as const;

export type VerbName = keyof typeof contract;
export type Input<V extends VerbName> = z.output<(typeof contract)[V]['input']>;
export type Output<V extends VerbName> = z.output<(typeof contract)[V]['output']>;
