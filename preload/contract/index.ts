/** The contract: every verb that crosses a boundary, in one table. */
import type { z } from 'zod';
import { access } from './access.ts';
import { accuracy } from './accuracy.ts';
import { actions } from './actions.ts';
import { audit } from './audit.ts';
import { breakGlass } from './break-glass.ts';
import { briefs } from './briefs.ts';
import { caseClosing } from './case-closing.ts';
import { casePapers } from './case-papers.ts';
import { caseProposals } from './case-proposals.ts';
import { caveats } from './caveats.ts';
import { charts } from './charts.ts';
import { closing } from './closing.ts';
import { considered } from './considered.ts';
import { contributions } from './contributions.ts';
import { decisions } from './decisions.ts';
import { disseminations } from './disseminations.ts';
import { documents } from './documents.ts';
import { earlierReports } from './earlier-reports.ts';
import { enquiries } from './enquiries.ts';
import { entities } from './entities.ts';
import { entityRecords } from './entity-records.ts';
import { exhibits } from './exhibits.ts';
import { exports } from './exports.ts';
import { host } from './host.ts';
import { inbox } from './inbox.ts';
import { intake } from './intake.ts';
import { investigations } from './investigations.ts';
import { linking } from './linking.ts';
import { linkingMany } from './linking-many.ts';
import { maps } from './maps.ts';
import { markings } from './markings.ts';
import { myWork } from './my-work.ts';
import { notes } from './notes.ts';
import { outcome } from './outcome.ts';
import { oversight } from './oversight.ts';
import { presence } from './presence.ts';
import { publicPage } from './public-page.ts';
import { reviews } from './reviews.ts';
import { roleWork } from './role-work.ts';
import { rules } from './rules.ts';
import { search } from './search.ts';
import { triage } from './triage.ts';
import { vault } from './vault.ts';

export const contract = {
  ...host,
  ...vault,
  ...access,
  ...intake,
  ...contributions,
  ...triage,
  ...closing,
  ...considered,
  ...reviews,
  ...linking,
  ...linkingMany,
  ...earlierReports,
  ...investigations,
  ...actions,
  ...enquiries,
  ...decisions,
  ...notes,
  ...caseProposals,
  ...caseClosing,
  ...markings,
  ...breakGlass,
  ...rules,
  ...caveats,
  ...search,
  ...exports,
  ...casePapers,
  ...myWork,
  ...roleWork,
  ...inbox,
  ...oversight,
  ...briefs,
  ...outcome,
  ...publicPage,
  ...accuracy,
  ...audit,
  ...entities,
  ...presence,
  ...disseminations,
  ...charts,
  ...maps,
  ...documents,
  ...exhibits,
  ...entityRecords,
} as const;

export type VerbName = keyof typeof contract;
export const isVerb = (name: string): name is VerbName => Object.hasOwn(contract, name);
export type Input<V extends VerbName> = z.output<(typeof contract)[V]['input']>;
export type Output<V extends VerbName> = z.output<(typeof contract)[V]['output']>;
