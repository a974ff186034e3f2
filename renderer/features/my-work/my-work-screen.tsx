import { CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { olderSentence } from '../../../preload/contract/vault.ts';
import { go, Link } from '../../shell/router.tsx';
import { useCan, useSession } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { PriorityBadge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, Sections } from '../../ui/section.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { openQueueOn } from '../contributions/queue-view.ts';
import { WaitingSince } from '../contributions/waiting-since.tsx';
import { AbsencesSection } from '../inbox/absences-section.tsx';
import { InboxSection } from '../inbox/inbox-section.tsx';
import { useInboxCount } from '../inbox/use-inbox-count.ts';
import { matchingInWords } from '../intake/import-matching.ts';
import { inTheNews, useImports } from '../intake/use-imports.ts';
import { useLateMatchCount } from '../linking/use-late-match-count.ts';
import { OpenedAgain } from '../reviews/opened-again.tsx';
import { BackupOverdue } from '../vault/backup-overdue.tsx';
import { AuditorSection } from './auditor-section.tsx';
import { CallBacksSection } from './call-backs-section.tsx';
import { catalogue } from './catalogue.ts';
import { DecisionsSection } from './decisions-section.tsx';
import { DraftsSection } from './drafts-section.tsx';
import { ManagerSection } from './manager-section.tsx';
import { OverdueWithOthers } from './overdue-with-others.tsx';
import { TeamSection } from './team-section.tsx';
import { UpkeepSection } from './upkeep-section.tsx';
import { Actions, DecisionsForMe, Mentions, ResultsToFile } from './work-on-cases.tsx';

const texts = catalogue.myWorkScreen;

/** So many of each list at first: they are in order of what cannot wait. */
const mostShown = 20;

/** What waits for this person, overdue first. */
export default function MyWorkScreen() {
  const { account, vault } = useSession();
  const read = useQuery('myWork.get', {}, { topics: ['contribution', 'investigation'] });
  const typed = useQuery('myWork.drafts', {}, { topics: ['draft'] }).value?.drafts;
  const records = useCan('intake.record');
  const ownCases = useCan('investigations.list');
  const reads = useCan('contributions.queue');
  const supervises = useCan('myWork.team');
  const manages = useCan('myWork.exceptions');
  const audits = useCan('myWork.audited');
  const keeps = useCan('myWork.upkeep');
  const inbox = useCan('inbox.list');
  const counted = useInboxCount(inbox);
  return (
    <QueryView query={read} rows={10}>
      {({ untriaged, oldestUntriaged, longAgo, investigations }) => (
        <View
          title={texts.myWork}
          facts={account.name}
          actions={
            records ? (
              <Button tone="primary" keys="C" onPress={() => go({ name: 'record', draft: null })}>
                {texts.record}
              </Button>
            ) : null
          }
        >
          <Sections>
            {vault.older === null ? null : (
              <Banner tone="warning" title={olderSentence(vault.older)}>
                {texts.itMayHaveBeen}
              </Banner>
            )}
            <BackupOverdue />
            {reads && untriaged !== null ? (
              <p>
                <Link to={{ name: 'queue', id: null }}>{texts.untriaged(untriaged.toLocaleString('en-GB'))}</Link>
                {texts.inTheQueue}
                <WaitingSince
                  oldest={oldestUntriaged}
                  longAgo={longAgo}
                  onShow={(until) => openQueueOn({ filter: { states: ['untriaged'], to: until }, sort: 'oldest' })}
                />
                .
              </p>
            ) : null}
            {inbox ? <InboxSection counted={counted} /> : null}
            <DecisionsSection />
            {ownCases && investigations.length > 0 ? <LateMatches /> : null}
            {ownCases ? <RestrictedMatches /> : null}
            {records ? <Imports /> : null}
            {reads ? <CallBacksSection /> : null}
            {reads ? <OpenedAgain mine /> : null}
            {supervises ? <TeamSection /> : null}
            {manages ? <ManagerSection /> : null}
            {audits ? <AuditorSection /> : null}
            {keeps ? <UpkeepSection /> : null}
            {!inbox && !audits && !keeps && typed?.length === 0 ? (
              <EmptyState icon={<CheckCheck aria-hidden="true" />} title={texts.nothingIsWaitingFor}>
                {texts.actionsSignOffsAnd}
              </EmptyState>
            ) : null}
            <DraftsSection drafts={typed ?? []} />
            {ownCases ? <Mentions /> : null}
            {ownCases ? <Actions /> : null}
            {ownCases ? <ResultsToFile /> : null}
            {ownCases ? <DecisionsForMe /> : null}
            {reads ? <OverdueWithOthers /> : null}
            {investigations.length === 0 ? null : (
              <Section title={texts.myInvestigations}>
                <RecordList most={mostShown}>
                  {investigations.map((each) => (
                    <li key={each.id}>
                      <Line end={<span className="muted">{each.reference}</span>}>
                        <PriorityBadge priority={each.priority} />
                        <Link to={{ name: 'investigation', id: each.id, tab: 'overview' }}>
                          {texts.op(each.operation)}
                        </Link>
                      </Line>
                    </li>
                  ))}
                </RecordList>
              </Section>
            )}
            {inbox ? <AbsencesSection /> : null}
          </Sections>
        </View>
      )}
    </QueryView>
  );
}

/** What came in before it meant anything to one's own investigations. */
function LateMatches() {
  const n = useLateMatchCount() ?? 0;
  if (n === 0) return null;
  return (
    <p>
      <Link to={{ name: 'late-matches' }}>
        {texts.newInOldTips(n.toLocaleString('en-GB'), n === 1 ? 'match' : 'matches')}
      </Link>{' '}
      {texts.forYourCases}
    </p>
  );
}

/** What came in and touches investigations of one's own that not everybody may know of. */
function RestrictedMatches() {
  const read = useQuery('linking.countDeconflictionHits', {}, { topics: ['contribution', 'investigation'] });
  const n = read.value?.n ?? 0;
  if (n === 0) return null;
  return (
    <p>
      <Link to={{ name: 'restricted-matches' }}>
        {texts.restricted(n.toLocaleString('en-GB'), n === 1 ? 'match' : 'matches')}
      </Link>
      .
    </p>
  );
}

/** One's own imports that are being matched, or have been since yesterday. */
function Imports() {
  const [openedAt] = useState(Date.now);
  const shown = inTheNews(useImports() ?? [], openedAt);
  return shown.map((one) => (
    <p key={one.importId}>
      <Button
        tone="quiet"
        size="small"
        onPress={() => openQueueOn({ filter: { importId: one.importId }, sort: 'newest' })}
      >
        {texts.yourImport}
      </Button>{' '}
      {texts.of}
      <Time at={one.at} />: {matchingInWords(one)}.
    </p>
  ));
}
