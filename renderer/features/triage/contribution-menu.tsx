import { ChartNetwork, Ellipsis, FileText, MapPin, ShieldAlert, Stamp } from 'lucide-react';
import { useState } from 'react';
import type { Contribution } from '../../../preload/contract/triage.ts';
import { mapKey, useMapOf } from '../../shell/open-on-map.tsx';
import { go } from '../../shell/router.tsx';
import { useCan } from '../../shell/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { ReportOfContribution } from '../exports/case-documents.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.contributionMenu;

/** What is seldom done with the contribution that is open: it stands behind one button, so that the outcomes stand by themselves. */
export function ContributionMenu(props: {
  contribution: Contribution;
  /** Where the person may not, or there is nothing of the kind to do: `null`. */
  onHandling: (() => void) | null;
  onMarking: (() => void) | null;
}) {
  const { contribution, onHandling, onMarking } = props;
  const { id, kind, reference } = contribution;
  const [reporting, setReporting] = useState(false);
  const openMap = useMapOf({ kind: 'contribution', value: id });
  const counted = kind === 'advice';
  const draws = useCan('charts.draw') && !counted;
  const reports = useCan('exports.document') && !counted;
  const entry = (wanted: MenuEntry, offered: boolean): readonly MenuEntry[] => (offered ? [wanted] : []);
  const seen: readonly MenuEntry[] = [
    ...entry(
      { id: 'map', label: texts.openOnMap, icon: <MapPin />, keys: mapKey, onAction: () => openMap?.() },
      openMap !== null,
    ),
    ...entry(
      {
        id: 'chart',
        label: texts.openInChart,
        icon: <ChartNetwork />,
        onAction: () => go({ name: 'new-chart', of: `contribution:${id}` }),
      },
      draws,
    ),
    ...entry(
      { id: 'report', label: texts.intelligenceReport, icon: <FileText />, onAction: () => setReporting(true) },
      reports,
    ),
  ];
  const changed: readonly MenuEntry[] = [
    ...entry(
      { id: 'handling', label: texts.handling, icon: <ShieldAlert />, onAction: () => onHandling?.() },
      onHandling !== null,
    ),
    ...entry(
      { id: 'marking', label: texts.marking, icon: <Stamp />, onAction: () => onMarking?.() },
      onMarking !== null,
    ),
  ];
  const groups = [seen, changed].filter((entries) => entries.length > 0).map((entries) => ({ entries }));
  if (groups.length === 0) return null;
  return (
    <>
      <Menu
        label={texts.moreWith(reference)}
        trigger={
          <Button size="small" tone="quiet" icon={<Ellipsis />}>
            {texts.more}
          </Button>
        }
        groups={groups}
      />
      {reporting ? <ReportOfContribution contribution={contribution} onClose={() => setReporting(false)} /> : null}
    </>
  );
}
