/**
 * The first vault, one concern a file. Tables end in `_row`; the views of the same name without that ending
 * (store/sqlite/views.ts) are all that use cases can read. Instants are ISO 8601 UTC with milliseconds, days are days in the United
 * Kingdom, `markingRank` is the rank of a marking (0 OFFICIAL to 3 TOP SECRET), compartment 0 is "none". Never edit once it
 * has shipped: add the next migration. Nothing here is used by what runs today, and nothing of today is used here.
 */
import { access } from './0001/access.ts';
import { accounts } from './0001/accounts.ts';
import { actions } from './0001/actions.ts';
import { casework } from './0001/casework.ts';
import { charts } from './0001/charts.ts';
import { closing } from './0001/closing.ts';
import { contributions } from './0001/contributions.ts';
import { disseminations } from './0001/disseminations.ts';
import { documents } from './0001/documents.ts';
import { entities } from './0001/entities.ts';
import { exhibits } from './0001/exhibits.ts';
import { inbox } from './0001/inbox.ts';
import { intake } from './0001/intake.ts';
import { line } from './0001/line.ts';
import { linking } from './0001/linking.ts';
import { log } from './0001/log.ts';
import { maps } from './0001/maps.ts';
import { outcome } from './0001/outcome.ts';
import { persons } from './0001/persons.ts';
import { plots } from './0001/plots.ts';
import { rollups } from './0001/rollups.ts';
import { rules } from './0001/rules.ts';
import { search } from './0001/search.ts';
import { settings } from './0001/settings.ts';
import { suggestions } from './0001/suggestions.ts';

export const firstVault = [
  settings,
  accounts,
  contributions,
  casework,
  actions,
  access,
  plots,
  outcome,
  linking,
  disseminations,
  exhibits,
  documents,
  entities,
  persons,
  suggestions,
  intake,
  line,
  closing,
  log,
  rollups,
  search,
  inbox,
  charts,
  maps,
  rules,
].join('\n');
