/** Every verb that works on an open vault, and the use case behind it. A verb without one does not compile. */
import type { VerbName } from '../../preload/contract/index.ts';
import * as access from '../access/index.ts';
import { me } from '../access/session.ts';
import * as accuracy from '../accuracy/accuracy.ts';
import * as audit from '../audit/audit.ts';
import * as contributions from '../contributions/index.ts';
import * as disseminations from '../disseminations/index.ts';
import * as exports from '../exports/index.ts';
import * as inbox from '../inbox/index.ts';
import * as intake from '../intake/index.ts';
import * as investigations from '../investigations/index.ts';
import * as linking from '../linking/index.ts';
import * as markings from '../markings/index.ts';
import * as myWork from '../my-work/index.ts';
import * as oversight from '../oversight/index.ts';
import * as publicPage from '../oversight/public-page/index.ts';
import { here } from '../presence/here.ts';
import * as reviews from '../reviews/index.ts';
import * as search from '../search/index.ts';
import type { Context, LongContext, LongUseCase, UseCase } from '../store/use-case.ts';
import * as triage from '../triage/index.ts';
import * as vault from './vault-upkeep.ts';

/** Verbs by which the engine opens the vault are in vault-verbs.ts, verbs of the host in the gate. */
type OpensVault =
  | 'vault.inspect'
  | 'vault.create'
  | 'vault.createDemonstration'
  | 'vault.signIn'
  | 'vault.recover'
  | 'vault.restoreKeys'
  | 'vault.verifyBackup'
  | 'vault.restore'
  | 'vault.undoRestore'
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
  'intake.questions': intake.questions,
  'intake.saveDraft': intake.saveDraft,
  'intake.drafts': intake.drafts,
  'intake.discardDraft': intake.discardDraft,
  'myWork.saveDraft': myWork.saveDraft,
  'myWork.draft': myWork.draft,
  'myWork.drafts': myWork.drafts,
  'myWork.discardDraft': myWork.discardDraft,
  'contributions.queue': contributions.queue,
  'contributions.count': contributions.count,
  'disseminations.list': disseminations.list,
  'disseminations.countOverdue': disseminations.countOverdue,
  'disseminations.of': disseminations.ofRecord,
  'disseminations.send': disseminations.send,
  'disseminations.acknowledge': disseminations.acknowledge,
  'disseminations.conclude': disseminations.conclude,
  'disseminations.postpone': disseminations.postpone,
  'disseminations.withdraw': disseminations.withdraw,
  'exports.legalBases': exports.legalBases,
  'exports.disclosures': exports.disclosures,
  'linking.earlierReports': linking.earlierReports,
  'linking.earlierReportsForText': linking.earlierReportsForText,
  'linking.decideSamePerson': linking.decideSamePerson,
  'linking.withdrawSamePerson': linking.withdrawSamePerson,
  'linking.waiveEarlierReports': linking.waiveEarlierReports,
  'linking.withdrawWaiver': linking.withdrawWaiver,
  'linking.reportedPerson': linking.reportedPerson,
  'linking.reportedPersons': linking.reportedPersons,
  'presence.here': here,
  'triage.get': triage.get,
  'triage.revealSource': triage.revealSource,
  'triage.nameSourceReaders': triage.nameSourceReaders,
  'triage.setOutcome': triage.triage,
  'triage.assess': triage.assess,
  'triage.closingNeeds': triage.closingNeeds,
  'triage.noteSearch': triage.noteSearch,
  'triage.considered': triage.considered,
  'triage.answerFact': triage.answerFact,
  'triage.signOff': triage.signOff,
  'triage.grade': triage.grade,
  'triage.claim': triage.claim,
  'triage.release': triage.release,
  'reviews.waiting': reviews.waiting,
  'reviews.count': reviews.count,
  'reviews.get': reviews.get,
  'reviews.give': reviews.give,
  'reviews.reopened': reviews.reopened,
  'reviews.share': reviews.share,
  'reviews.setShare': reviews.setShare,
  'contributions.undo': linking.undo,
  'triage.savedViews': triage.savedViews,
  'triage.saveView': triage.saveView,
  'triage.removeView': triage.removeView,
  'intake.mappings': intake.mappings,
  'intake.saveMapping': intake.saveMapping,
  'linking.suggestions': linking.suggestions,
  'linking.lateMatchesOfCase': linking.lateMatchesOfCase,
  'linking.lateMatches': linking.lateMatches,
  'linking.countLateMatches': linking.countLateMatches,
  'linking.suggestForText': linking.suggestForText,
  'linking.decide': linking.decide,
  'linking.decideMany': linking.decideMany,
  'linking.undoMany': linking.undoMany,
  'linking.sameOrigin': linking.sameOrigin,
  'linking.compare': linking.compare,
  'linking.watch': linking.watch,
  'linking.unwatch': linking.unwatch,
  'linking.watchSeen': linking.watchSeen,
  'linking.watchList': linking.watchList,
  'linking.countWatched': linking.countWatched,
  'linking.deconflictionHits': linking.deconflictionHits,
  'linking.countDeconflictionHits': linking.countDeconflictionHits,
  'linking.tellRecorder': linking.tellRecorder,
  'linking.findInvestigation': linking.findInvestigation,
  'investigations.list': investigations.list,
  'investigations.get': investigations.get,
  'investigations.open': investigations.open,
  'investigations.change': investigations.change,
  'contributions.changeMarking': markings.changeContributionMarking,
  'contributions.answerMarking': markings.answerContributionMarking,
  'investigations.changeMarking': markings.changeInvestigationMarking,
  'investigations.answerMarking': markings.answerInvestigationMarking,
  'investigations.setReaders': markings.setReaders,
  'investigations.liftReaders': markings.liftReaders,
  'access.breakGlass': access.breakGlass,
  'access.breakGlassState': access.breakGlassState,
  'access.breakGlassToReview': access.breakGlassToReview,
  'access.reviewBreakGlass': access.reviewBreakGlass,
  'access.breakGlassUses': access.breakGlassUses,
  'access.caveats': access.caveats,
  'access.addCaveat': access.addCaveat,
  'access.retireCaveat': access.retireCaveat,
  'contributions.setCaveats': markings.setContributionCaveats,
  'investigations.setCaveats': markings.setInvestigationCaveats,
  'access.markingChanges': access.markingChanges,
  'investigations.take': investigations.take,
  'investigations.reopen': investigations.reopen,
  'investigations.proposeChange': investigations.proposeChange,
  'investigations.proposeClosure': investigations.proposeClosure,
  'investigations.answerProposal': investigations.answerProposal,
  'investigations.withdrawProposal': investigations.withdrawProposal,
  'investigations.proposals': investigations.proposals,
  'investigations.proposalsForMe': investigations.proposalsForMe,
  'investigations.setPriority': investigations.setPriority,
  'investigations.addSubject': linking.addSubject,
  'investigations.changeSubject': linking.changeSubject,
  'investigations.addIdentifier': linking.addIdentifier,
  'investigations.event': investigations.event,
  'investigations.changeEvent': investigations.changeEvent,
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
  'investigations.reopenAction': investigations.reopenAction,
  'investigations.entities': investigations.entities,
  'investigations.entity': investigations.entity,
  'investigations.entityTips': investigations.entityTips,
  'oversight.dashboard': oversight.dashboard,
  'oversight.arrests': oversight.arrests,
  'oversight.brief': oversight.brief,
  'oversight.plotOutcome': oversight.plotOutcome,
  'oversight.plotContributions': oversight.plotContributions,
  'oversight.outcome': oversight.outcome,
  'oversight.trends': oversight.trends,
  'investigations.subjectMatter': investigations.subjectMatter,
  'investigations.setSubjectMatter': investigations.setSubjectMatter,
  'oversight.threatLevels': oversight.threatLevels,
  'oversight.setThreatLevel': oversight.setThreatLevel,
  'oversight.withdrawThreatLevel': oversight.withdrawThreatLevel,
  'publicPage.list': publicPage.list,
  'publicPage.get': publicPage.get,
  'publicPage.draft': publicPage.draft,
  'publicPage.approve': publicPage.approve,
  'publicPage.withdraw': publicPage.withdraw,
  'publicPage.release': publicPage.release,
  'myWork.get': myWork.myWork,
  'inbox.list': inbox.list,
  'inbox.count': inbox.count,
  'inbox.seen': inbox.seen,
  'inbox.answer': inbox.answer,
  'inbox.snooze': inbox.snooze,
  'inbox.rule': inbox.rule,
  'inbox.absences': inbox.absences,
  'inbox.setAbsence': inbox.setAbsence,
  'search.find': search.search,
  'oversight.stats': oversight.stats,
  'exports.redeemPrint': exports.redeemPrint,
  'accuracy.get': accuracy.get,
  'audit.entries': audit.entries,
  'vault.backups': vault.backups,
  'vault.dataKey': vault.dataKey,
} satisfies { [V in OfEngine]?: UseCase<V> };

const long = {
  'access.changePerson': access.changePerson,
  'access.addPerson': access.addPerson,
  'access.agree': access.agree,
  'vault.changePassphrase': vault.changePassphrase,
  'vault.newRecoveryCode': vault.newRecoveryCode,
  'vault.newDataKey': vault.newDataKey,
  'vault.verify': vault.verify,
  'vault.backUp': vault.backUp,
  'vault.backUpIfDue': vault.backUpIfDue,
  'audit.verify': audit.verify,
  'accuracy.measure': accuracy.measure,
  'intake.previewFile': intake.previewFile,
  'intake.importFile': intake.importFile,
  'intake.saveImportReport': intake.saveImportReport,
  'oversight.chartAsCsv': oversight.chartAsCsv,
  'oversight.plotOutcomeAsCsv': oversight.plotOutcomeAsCsv,
  'oversight.outcomeAsCsv': oversight.outcomeAsCsv,
  'publicPage.figuresAsCsv': publicPage.figuresAsCsv,
  'intake.importInvestigations': intake.importInvestigations,
  'exports.contributions': exports.exportContributions,
} satisfies { [V in OfEngine]?: LongUseCase<V> };

/** Does not compile while a verb of the contract has no use case. */
type Missing = Exclude<OfEngine, keyof typeof one | keyof typeof long>;
const missing: [Missing] extends [never] ? true : Missing = true;
void missing;

type OneTransaction = (context: Context, input: unknown) => Promise<unknown>;
type LongRunningUseCase = (context: LongContext, input: unknown) => Promise<unknown>;

/** The input has been validated by the verb's schema, from which the types of the table above are derived. */
export function oneTransaction(verb: VerbName): OneTransaction | undefined {
  return (one as Partial<Record<VerbName, OneTransaction>>)[verb];
}
export function longRunningUseCase(verb: VerbName): LongRunningUseCase | undefined {
  return (long as Partial<Record<VerbName, LongRunningUseCase>>)[verb];
}
