import type { EntityRecord } from '../../../preload/contract/entity-records.ts';
import { submit } from '../../shell/save.ts';
import { useQuery } from '../../shell/use-query.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { useForm } from '../../ui/use-form.ts';
import { ofInvestigation } from '../documents/about.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.choosePhoto;

const none = 'none';

/** One of the pictures that are kept with the case. */
export function ChoosePhoto({ entity, onClose }: { entity: EntityRecord; onClose: () => void }) {
  const { investigationId } = entity;
  const read = useQuery(
    'documents.list',
    { ...ofInvestigation(investigationId), after: null, limit: 200 },
    { topics: ['document', `investigation:${investigationId}`] },
  );
  const pictures = (read.value?.documents ?? []).filter(
    ({ kind, withdrawnAt }) => kind === 'image' && withdrawnAt === null,
  );
  const form = useForm<{ documentId: string | null }>({
    initial: { documentId: entity.photo === null ? null : String(entity.photo.documentId) },
    draft: null,
    check: ({ documentId }) => ({ documentId: documentId === null && texts.chooseAPicture }),
    send: ({ documentId }) =>
      submit(
        'entities.setPhoto',
        {
          entityId: entity.id,
          version: entity.version,
          documentId: documentId === none ? null : Number(documentId),
        },
        documentId === none ? texts.noPhotograph : texts.photographChosen,
      ),
    onClose,
  });
  const options = [
    ...pictures.map(({ id, name, marking }) => ({ value: String(id), label: name, detail: marking })),
    ...(entity.photo === null ? [] : [{ value: none, label: texts.none }]),
  ];
  return (
    <FormDialog title={texts.chooseAPhotograph} size="small" submit={texts.choose} form={form}>
      <p>{pictures.length === 0 ? texts.noPictureIsKept : texts.picturesThatAreKept}</p>
      <Select label={texts.picture} options={options} {...form.field('documentId')} />
    </FormDialog>
  );
}
