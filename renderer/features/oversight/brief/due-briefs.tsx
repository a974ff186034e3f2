import { Link } from '../../../shell/router.tsx';
import { useQuery } from '../../../shell/use-query.ts';
import { Line } from '../../../ui/line.tsx';
import { RecordList } from '../../../ui/record-list.tsx';
import { Section } from '../../../ui/section.tsx';
import { catalogue } from '../catalogue.ts';
import { dayLabel } from '../chart-format.ts';
import { briefInWords, listInWords } from './list-words.ts';

const texts = catalogue.dueBriefs;

/** One’s own lists of recipients, with what is due. */
export const useBriefLists = () => useQuery('oversight.briefLists', {}, { topics: ['brief-list'] }).value?.lists;

/** For My work: the briefs that are due. It opens the brief with everything filled in; one press prepares it. */
export function DueBriefs() {
  const due = (useBriefLists() ?? []).filter(({ dueSince }) => dueSince !== null);
  if (due.length === 0) return null;
  return (
    <Section title={texts.briefsThatAreDue}>
      <RecordList>
        {due.map((list) => (
          <li key={list.id}>
            <Line end={<span className="muted">{texts.since(dayLabel(list.dueSince ?? ''))}</span>}>
              <Link to={{ name: 'brief' }}>{texts.isDue(briefInWords(list), list.name)}</Link>
              <span className="muted">{listInWords(list)}</span>
            </Line>
          </li>
        ))}
      </RecordList>
    </Section>
  );
}
