import type { Investigation } from '../../../preload/contract/investigations.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { OpenOnMap } from '../../shell/open-on-map.tsx';
import { AlsoOpen } from '../../shell/presence.tsx';
import { go } from '../../shell/router.tsx';
import type { InvestigationTab } from '../../shell/routes.ts';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { WayBack } from '../../shell/way-back.tsx';
import { Badge, MarkingBadge, PriorityBadge, StageBadge } from '../../ui/badge.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Sections } from '../../ui/section.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ChartsTab } from '../charts/charts-tab.tsx';
import { ofInvestigation } from '../documents/about.ts';
import { DocumentsOf } from '../documents/documents-of.tsx';
import { NamedInCase } from '../documents/named-in-case.tsx';
import { ExhibitsTab } from '../exhibits/exhibits-tab.tsx';
import { CaseDocuments } from '../exports/case-documents.tsx';
import { OutcomeTab } from '../plots/outcome/outcome-tab.tsx';
import { ActionsTab } from './actions/actions-tab.tsx';
import { DecisionsTab } from './decisions/decisions-tab.tsx';
import { NotesTab } from './notes/notes-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { PlotTimelineTab } from './plot-timeline-tab.tsx';
import { shareStretch } from './share-stretch.ts';
import { SubjectsTab } from './subjects-tab.tsx';
import { TipsTab } from './tips-tab.tsx';
import './investigations.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.investigationScreen;

/** One investigation: header, and everything of it in tabs. */
export default function InvestigationScreen({ route }: ScreenProps<'investigation'>) {
  const read = useQuery('investigations.get', { id: route.id }, { topics: [`investigation:${route.id}`] });
  return (
    <QueryView
      query={read}
      rows={10}
      wayBack={<WayBack to={{ name: 'investigations' }}>{texts.investigations}</WayBack>}
    >
      {(investigation) => <Opened investigation={investigation} tab={route.tab} />}
    </QueryView>
  );
}

function Opened({ investigation, tab }: { investigation: Investigation; tab: InvestigationTab }) {
  const ofCase = { investigationId: investigation.id, mayChange: investigation.mayChange };
  return (
    <View
      title={texts.op(investigation.operation)}
      actions={
        <>
          <CaseDocuments investigation={investigation} />
          <OpenOnMap
            kind="investigation"
            value={investigation.id}
            {...(tab === 'timeline' ? { before: () => shareStretch(investigation.id) } : {})}
          />
        </>
      }
      facts={
        <span className="case__facts">
          <span>{investigation.reference}</span>
          <PriorityBadge priority={investigation.priority} />
          {investigation.stage === null ? null : (
            <StageBadge
              stage={investigation.stage}
              late={investigation.stageLate}
              proposed={investigation.stageProposed}
            />
          )}
          <Badge tone={investigation.state === 'live' ? 'success' : 'neutral'}>{label(investigation.state)}</Badge>
          {investigation.disruption === null ? null : <Badge tone="accent">{texts.disrupted}</Badge>}
          {investigation.compartment === null ? null : <Badge tone="violet">{investigation.compartment}</Badge>}
          {investigation.narrowed ? <Badge tone="violet">{texts.namedReaders}</Badge> : null}
          <MarkingBadge marking={investigation.marking} caveats={investigation.caveats} />
          <span>{texts.owner(investigation.owner ?? texts.nobodyYet)}</span>
          <AlsoOpen shown={{ investigationId: investigation.id }} />
        </span>
      }
    >
      <Tabs
        label={texts.op(investigation.operation)}
        selected={tab === 'outcome' && investigation.plotState === null ? 'overview' : tab}
        onSelect={(id) => {
          const chosen = tabs.find((each) => each === id);
          if (chosen !== undefined) go({ name: 'investigation', id: investigation.id, tab: chosen }, 'replace');
        }}
        tabs={[
          { id: 'overview', label: texts.overview, content: <OverviewTab investigation={investigation} /> },
          {
            id: 'timeline',
            label: texts.timeline,
            content: (
              <PlotTimelineTab
                investigationId={investigation.id}
                people={investigation.people}
                mayChange={investigation.mayChange}
              />
            ),
          },
          ...(investigation.plotState === null
            ? []
            : [
                {
                  id: 'outcome',
                  label: texts.whatCameOfIt,
                  content: <OutcomeTab investigationId={investigation.id} />,
                },
              ]),
          {
            id: 'subjects',
            label: texts.subjects,
            count: investigation.people.length,
            content: <SubjectsTab investigation={investigation} />,
          },
          {
            id: 'tips',
            label: texts.tips,
            count: investigation.tips,
            content: <TipsTab investigation={investigation} />,
          },
          { id: 'charts', label: texts.charts, content: <ChartsTab investigationId={investigation.id} /> },
          { id: 'actions', label: texts.actions, content: <ActionsTab investigation={investigation} /> },
          { id: 'decisions', label: texts.decisions, content: <DecisionsTab {...ofCase} /> },
          { id: 'notes', label: texts.notes, content: <NotesTab investigationId={investigation.id} /> },
          {
            id: 'documents',
            label: texts.documents,
            content: (
              <Sections>
                <DocumentsOf about={ofInvestigation(investigation.id)} mayAdd={investigation.mayChange} />
                <NamedInCase investigationId={investigation.id} mayChange={investigation.mayChange} />
              </Sections>
            ),
          },
          { id: 'exhibits', label: texts.exhibits, content: <ExhibitsTab {...ofCase} /> },
        ]}
      />
    </View>
  );
}

const tabs = [
  'overview',
  'timeline',
  'outcome',
  'subjects',
  'tips',
  'charts',
  'actions',
  'decisions',
  'notes',
  'documents',
  'exhibits',
] as const;
