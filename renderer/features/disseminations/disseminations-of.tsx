import { Send } from 'lucide-react';
import { useFormOpen } from '../../shell/asked-form.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { catalogue } from './catalogue.ts';
import { DisseminationLine } from './dissemination-line.tsx';
import { type About, formOf, PassOn } from './pass-on.tsx';

const texts = catalogue.disseminationsOf;

/** To whom a record was passed on, and what became of it; the way to pass it on. */
export function DisseminationsOf({ about }: { about: About }) {
  const contributionId = 'contributionId' in about ? about.contributionId : null;
  const investigationId = 'investigationId' in about ? about.investigationId : null;
  const record = contributionId === null ? `investigation:${investigationId}` : `contribution:${contributionId}`;
  const read = useQuery(
    'disseminations.of',
    { contributionId, investigationId },
    { topics: [record, 'dissemination'] },
  );
  const sends = useCan('disseminations.send');
  const [sending, setSending] = useFormOpen(formOf(about));
  const found = read.value?.disseminations ?? [];
  if (found.length === 0 && !sends) return null;
  return (
    <Section
      title={
        found.length === 0
          ? texts.sentToNobodyElse
          : texts.sentToOthers(found.length, read.value?.more === true ? '+' : '')
      }
      small
      actions={
        sends ? (
          <Button size="small" icon={<Send />} onPress={() => setSending(true)}>
            {texts.sendToOthers}
          </Button>
        ) : null
      }
    >
      {found.length === 0 ? null : (
        <RecordList>
          {found.map((one) => (
            <li key={one.id}>
              <DisseminationLine dissemination={one} onSend={() => setSending(true)} />
              {one.what === null ? null : <span>{one.what}</span>}
              {one.conditions === null ? null : (
                <span className="muted">{texts.conditionsThatWentWith(one.conditions)}</span>
              )}
              {one.steps.length === 0 ? null : (
                <details>
                  <summary>{texts.steps}</summary>
                  <ol>
                    {one.steps.map((step) => (
                      <li key={step.id}>
                        {step.what}, {step.by}, <Time at={step.at} />{' '}
                        {step.reason === null ? null : <q className="muted">{step.reason}</q>}
                      </li>
                    ))}
                  </ol>
                </details>
              )}
            </li>
          ))}
        </RecordList>
      )}
      {sending && read.value !== undefined ? (
        <PassOn
          about={about}
          rule={read.value.rule}
          conditions={read.value.conditions}
          waiting={found.find(({ state }) => state === 'to_send') ?? null}
          onClose={() => setSending(false)}
        />
      ) : null}
    </Section>
  );
}
