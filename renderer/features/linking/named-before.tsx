import { useEffect, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../shell/client.ts';
import { Section } from '../../ui/section.tsx';
import { EarlierReportCard } from './earlier-report.tsx';
import { countInWords } from './person-reasons.ts';
import { ReportPeek } from './report-peek.tsx';
import './earlier-report.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.namedBefore;

/** After the last key; later than the possible links, which never wait for it. */
const LOOK_MS = 700;
/** Shorter than a name with something said of somebody. */
const LEAST = 12;

type Found = Output<'linking.earlierReportsForText'>;

/** Earlier reports on somebody like the text names, a moment after the last key; null while there is too little to look for. */
function useNamedBefore(text: string): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (text.trim().length < LEAST) return setFound(null);
    let gone = false;
    const timer = setTimeout(() => {
      call('linking.earlierReportsForText', { text }).then(
        (answer) => {
          if (!gone) setFound(answer);
        },
        () => {
          if (!gone) setFound(null);
        },
      );
    }, LOOK_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text]);
  return found;
}

/** Beside the form while a call is typed: who was named before, and what became of it. Opened over the form, which keeps what is typed. */
export function NamedBefore({ text }: { text: string }) {
  const found = useNamedBefore(text);
  const [peeked, setPeeked] = useState<number | null>(null);
  if (found === null || found.names.length + found.earlier.length === 0) return null;
  const { earlier } = found;
  const shown = earlier.findIndex((report) => report.id === peeked);
  const peek = earlier[shown];
  return (
    <Section title={texts.earlierReports} small>
      <p className={earlier.length === 0 ? 'muted' : undefined} role="status">
        {countInWords(found) ?? texts.noEarlierReportThat}
      </p>
      <div className="earlier-reports__list">
        {earlier.map((report) => (
          <EarlierReportCard
            key={report.id}
            report={report}
            actions={{ onOpen: (chosen) => setPeeked(chosen.id) }}
            marks={false}
          />
        ))}
      </div>
      {peek === undefined ? null : (
        <ReportPeek
          key={peek.id}
          report={peek}
          place={{ at: shown + 1, of: earlier.length }}
          leaves={false}
          onStep={(by) => setPeeked(earlier[Math.min(earlier.length - 1, Math.max(0, shown + by))]?.id ?? null)}
          onOpened={() => undefined}
          onClose={() => setPeeked(null)}
        />
      )}
    </Section>
  );
}
