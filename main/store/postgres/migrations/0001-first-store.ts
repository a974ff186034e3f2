/**
 * The first store on PostgreSQL, with the tables of the first vault, one concern a file. Tables end in `_row`; the views of the same
 * name without that ending (store/postgres/views.ts) are all that use cases read. Flags are 0 and 1 and instants are texts, so
 * that a use case finds the same values in both stores. Never edit once it has shipped: add the next migration. Nothing here is
 * used by what runs today, and nothing of today is used here.
 */
import { accounts } from './0001/accounts.ts';
import { casework } from './0001/casework.ts';
import { contributions } from './0001/contributions.ts';
import { inbox } from './0001/inbox.ts';
import { intake } from './0001/intake.ts';
import { line } from './0001/line.ts';
import { linking } from './0001/linking.ts';
import { log } from './0001/log.ts';
import { plots } from './0001/plots.ts';
import { rollups } from './0001/rollups.ts';
import { search } from './0001/search.ts';
import { settings } from './0001/settings.ts';

export const firstStore = [
  settings,
  accounts,
  contributions,
  casework,
  plots,
  linking,
  intake,
  log,
  rollups,
  search,
  line,
  inbox,
].join('\n');
