/** Every verb that works on an open vault, and the use case behind it. A verb without one does not compile. */
import type { VerbName } from '../../preload/contract/index.ts';
import * as access from '../access/index.ts';
import { me } from '../access/session.ts';
import * as accuracy from '../accuracy/accuracy.ts';
import * as audit from '../audit/audit.ts';
import * as contributions from '../contributions/index.ts';
import * as exports from '../exports/index.ts';
import * as intake from '../intake/index.ts';
import * as investigations from '../investigations/index.ts';
import * as linking from '../linking/index.ts';
import * as myWork from '../my-work/index.ts';
import * as oversight from '../oversight/index.ts';
import * as search from '../search/index.ts';
import type { Context, LongContext, LongUseCase, UseCase } from '../store/use-case.ts';
import * as triage from '../triage/index.ts';
import * as vault from './vault-upkeep.ts';

/** Verbs that the engine opens the vault with are in vault-verbs.ts, verbs of the host in the gate. */
type OpensVault =
  | 'vault.look'
  | 'vault.create'
  | 'vault.createDemonstration'
  | 'vault.signIn'
  | 'vault.recover'
  | 'vault.restoreKeys'
  | 'vault.lock';
type OfEngine = Exclude<VerbName, `host.${string}` | OpensVault>;

const one = {
  'access.me': me,
  'access.colleagues': access.colleagues,
  'access.people': access.people,
  'access.propose': access.propose,
  'access.proposals': access.proposals,
  'access.countProposals': access.countProposals,
  'access.refuse': access.refuse,
  'access.withdrawProposal': access.withdrawProposal,
  'access.compartments': access.compartments,
  'access.addCompartment': access.addCompartment,
  'access.setMembers': access.setMembers,
  'intake.record': intake.record,
  'intake.saveDraft': intake.saveDraft,
  'intake.drafts': intake.drafts,
  'intake.discardDraft': intake.discardDraft,
  'intake.queue': contributions.queue,
  'intake.count': contributions.count,
  'intake.look': triage.look,
  'intake.revealSource': triage.revealSource,
  'intake.triage': triage.triage,
  'intake.assess': triage.assess,
  'intake.signOff': triage.signOff,
  'intake.grade': triage.grade,
  'intake.undo': contributions.undo,
  'intake.savedViews': triage.savedViews,
  'intake.saveView': triage.saveView,
  'intake.removeView': triage.removeView,
  'intake.mappings': intake.mappings,
  'intake.saveMapping': intake.saveMapping,
  'linking.suggestions': linking.suggestions,
  'linking.unlinked': linking.unlinked,
  'linking.revivals': linking.revivals,
  'linking.countRevivals': linking.countRevivals,
  'linking.suggestForText': linking.suggestForText,
  'linking.decide': linking.decide,
  'linking.decideMany': linking.decideMany,
  'linking.undoMany': linking.undoMany,
  'linking.alike': linking.alike,
  'linking.compare': linking.compare,
  'linking.watch': linking.watch,
  'linking.unwatch': linking.unwatch,
  'linking.watchSeen': linking.watchSeen,
  'linking.watchList': linking.watchList,
  'linking.countWatched': linking.countWatched,
  'linking.blindHits': linking.blindHits,
  'linking.countBlindHits': linking.countBlindHits,
  'linking.tellRecorder': linking.tellRecorder,
  'linking.findInvestigation': linking.findInvestigation,
  'investigations.list': investigations.list,
  'investigations.look': investigations.look,
  'investigations.open': investigations.open,
  'investigations.change': investigations.change,
  'investigations.setPriority': investigations.setPriority,
  'investigations.addSubject': investigations.addSubject,
  'investigations.changeSubject': investigations.changeSubject,
  'investigations.addIdentifier': investigations.addIdentifier,
  'investigations.withdraw': investigations.withdraw,
  'investigations.restore': investigations.restore,
  'investigations.addEvent': investigations.addEvent,
  'investigations.recordArrest': investigations.recordArrest,
  'investigations.setArrestOutcome': investigations.setArrestOutcome,
  'investigations.assessStage': investigations.assessStage,
  'investigations.countersign': investigations.countersign,
  'investigations.recordDisruption': investigations.recordDisruption,
  'investigations.timeline': investigations.timeline,
  'investigations.tips': investigations.tips,
  'investigations.decisions': investigations.decisions,
  'investigations.addDecision': investigations.addDecision,
  'investigations.actions': investigations.actions,
  'investigations.raiseAction': investigations.raiseAction,
  'investigations.advanceAction': investigations.advanceAction,
  'investigations.entities': investigations.entities,
  'investigations.entity': investigations.entity,
  'oversight.dashboard': oversight.dashboard,
  'oversight.arrests': oversight.arrests,
  'oversight.brief': oversight.brief,
  'oversight.threatLevels': oversight.threatLevels,
  'oversight.setThreatLevel': oversight.setThreatLevel,
  'oversight.withdrawThreatLevel': oversight.withdrawThreatLevel,
  'oversight.myWork': myWork.myWork,
  'exchange.search': search.search,
  'exchange.stats': oversight.stats,
  'exchange.redeemPrint': exports.redeemPrint,
  'accuracy.look': accuracy.look,
  'audit.entries': audit.entries,
  'audit.verify': audit.verify,
} satisfies { [V in OfEngine]?: UseCase<V> };

const long = {
  'access.changePerson': access.changePerson,
  'access.addPerson': access.addPerson,
  'access.agree': access.agree,
  'vault.changePassphrase': vault.changePassphrase,
  'vault.newRecoveryCode': vault.newRecoveryCode,
  'vault.verify': vault.verify,
  'accuracy.measure': accuracy.measure,
  'intake.previewFile': intake.previewFile,
  'intake.importFile': intake.importFile,
  'intake.saveImportReport': intake.saveImportReport,
  'oversight.chartAsCsv': oversight.chartAsCsv,
  'exchange.importInvestigations': intake.importInvestigations,
  'exchange.exportContributions': exports.exportContributions,
} satisfies { [V in OfEngine]?: LongUseCase<V> };

/** Does not compile while a verb of the contract has no use case. */
type Missing = Exclude<OfEngine, keyof typeof one | keyof typeof long>;
const missing: [Missing] extends [never] ? true : Missing = true;
void missing;

type OneTransaction = (context: Context, input: unknown) => Promise<unknown>;
type LongWork = (context: LongContext, input: unknown) => Promise<unknown>;

/** The input has been accepted by the verb's schema, which the types of the table above are derived from. */
export function oneTransaction(verb: VerbName): OneTransaction | undefined {
  return (one as Partial<Record<VerbName, OneTransaction>>)[verb];
}
export function longWork(verb: VerbName): LongWork | undefined {
  return (long as Partial<Record<VerbName, LongWork>>)[verb];
}
