/** The record that an item is known from: chosen in a form, and opened from where it is shown. */
import { useState } from 'react';
import type { ShownFrom } from '../../../preload/contract/entity-records.ts';
import { Link } from '../../shell/router.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import type { FormField } from '../../ui/use-form.ts';
import { ofInvestigation } from '../documents/about.ts';
import { DocumentDialog } from '../documents/document-dialog.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.sourceRecord;

/** As a select names it: no record, or `event:12`. */
export const noRecord = 'none';

/** As the engine takes it. `read`: the contribution that it was read in, where no other record is chosen. */
export function recordIn(record: string, read: number | null) {
  const [what, number] = record.split(':');
  const idOf = (kind: string) => (what === kind ? Number(number) : null);
  return {
    contributionId: record === noRecord ? read : idOf('contribution'),
    documentId: idOf('document'),
    eventId: idOf('event'),
    exhibitId: idOf('exhibit'),
  };
}

/** Contributions linked to the case, its events, documents and exhibits, the newest of each. */
export function SourceRecord({ investigationId, field }: { investigationId: number; field: FormField<string> }) {
  const topics = ['contribution', 'document', 'exhibit', `investigation:${investigationId}`];
  const tips = useQuery('investigations.tips', { id: investigationId, after: null }, { topics });
  const timeline = useQuery('investigations.timeline', { id: investigationId }, { topics });
  const documents = useQuery(
    'documents.list',
    { ...ofInvestigation(investigationId), after: null, limit: 100 },
    { topics },
  );
  const exhibits = useQuery('exhibits.list', { investigationId, after: null, limit: 100 }, { topics });
  const options = [
    { value: noRecord, label: texts.none },
    ...(tips.value?.tips ?? []).map(({ contributionId, reference, excerpt }) => ({
      value: `contribution:${contributionId}`,
      label: reference,
      detail: excerpt,
    })),
    ...(timeline.value?.entries ?? [])
      .filter(({ lane }) => lane === 'event')
      .map(({ itemId, title }) => ({ value: `event:${itemId}`, label: title, detail: texts.event })),
    ...(documents.value?.documents ?? [])
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id, name, marking }) => ({
        value: `document:${id}`,
        label: name,
        detail: texts.documentMarked(marking),
      })),
    ...(exhibits.value?.exhibits ?? [])
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id, reference, description }) => ({
        value: `exhibit:${id}`,
        label: reference,
        detail: texts.exhibit(description),
      })),
  ];
  return <Select label={texts.readIn} help={texts.aContributionAnEvent} options={options} {...field} />;
}

/** The record that it is known from, to open; nothing where none is named, or none that the reader may see. */
export function KnownFrom({ of, mayChange }: { of: ShownFrom; mayChange: boolean }) {
  const [opened, setOpened] = useState(false);
  const { contributionId, contributionReference, documentId, documentName, event, exhibit } = of;
  return (
    <>
      {contributionId === null ? null : (
        <>
          {' '}
          <Link to={{ name: 'queue', id: contributionId }}>{contributionReference}</Link>
        </>
      )}
      {event === null ? null : (
        <>
          {' '}
          <Link to={{ name: 'investigation', id: event.investigationId, tab: 'timeline' }}>{event.title}</Link>
        </>
      )}
      {exhibit === null ? null : (
        <>
          {' '}
          <Link to={{ name: 'investigation', id: exhibit.investigationId, tab: 'exhibits' }}>{exhibit.reference}</Link>
        </>
      )}
      {documentId === null ? null : (
        <Button
          size="small"
          tone="quiet"
          aria-label={texts.show(documentName ?? 'document')}
          onPress={() => setOpened(true)}
        >
          {documentName ?? texts.document}
        </Button>
      )}
      {opened && documentId !== null ? (
        <DocumentDialog documentId={documentId} mayChange={mayChange} onClose={() => setOpened(false)} />
      ) : null}
    </>
  );
}
