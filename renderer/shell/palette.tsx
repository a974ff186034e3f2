import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Dialog, Input, Modal, ModalOverlay } from 'react-aria-components';
import type { Failure } from '../../preload/contract/errors.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { catalogue } from './catalogue.ts';
import { failureOf } from './client.ts';
import { ranked } from './palette-rank.ts';
import '../ui/dialog.css';
import './palette.css';

const texts = catalogue.palette;

export interface Command {
  id: string;
  label: string;
  /** Under which heading it stands. */
  group: string;
  /** Other words for it, small letters, with blanks between. */
  words?: string;
  icon?: ReactNode;
  keys?: string;
  run: () => void;
}

export interface SearchHit {
  id: string;
  title: string;
  /** Reference, kind, place: one line under the title. */
  detail: string;
  badge?: ReactNode;
  group: string;
  run: () => void;
}

export interface PaletteProps {
  onClose: () => void;
  commands: readonly Command[];
  /** What was opened last, asked for when the palette opens. */
  recent: (() => Promise<readonly SearchHit[]>) | null;
  /** Asked 90 ms after the last key, from two letters on. Throws `FailureError`. `null` for whoever may not search. */
  search: ((text: string) => Promise<readonly SearchHit[]>) | null;
  /** Goes to the full search with this text. */
  onSearchAll: (text: string) => void;
}

export const searchOrCommand = texts.searchOrCommand;
const none = texts.none;
const PAUSE_MS = 90;
const MOST_COMMANDS = 7;
export const FOR_OPEN = texts.forOpen;
type Found = { text: string; hits: readonly SearchHit[]; failure: Failure | null };

/** Search and commands in one field: arrows choose, Enter goes, Escape closes. Shown for as long as it is rendered. */
export function Palette({ onClose, ...rest }: PaletteProps) {
  return (
    <ModalOverlay
      className="dialog__scrim"
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
    >
      <Modal className="palette">
        <Dialog aria-label={texts.title} className="palette__box">
          <PaletteBody onClose={onClose} {...rest} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({ onClose, commands, recent, search, onSearchAll }: PaletteProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<Found>({ text: '', hits: [], failure: null });
  const list = useRef<HTMLDivElement>(null);
  const text = typed.trim();
  useEffect(() => {
    if (search === null || text.length < 2) return setFound({ text, hits: [], failure: null });
    let gone = false;
    const timer = setTimeout(() => {
      search(text).then(
        (hits) => !gone && setFound({ text, hits, failure: null }),
        (thrown: unknown) => !gone && setFound({ text, hits: [], failure: failureOf(thrown) }),
      );
    }, PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text, search]);

  const [opened, setOpened] = useState<readonly SearchHit[]>([]);
  useEffect(() => {
    let gone = false;
    // Without it the palette has everything else.
    recent?.().then(
      (hits) => !gone && setOpened(hits),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [recent]);

  const asCommand = ({ id: of, title, group, run: open }: SearchHit): Command => ({
    id: of,
    label: title,
    group,
    run: open,
  });
  const best = ranked(commands, text);
  const fitting =
    text === '' ? best.filter(({ group }) => group === FOR_OPEN).slice(0, MOST_COMMANDS) : best.slice(0, MOST_COMMANDS);
  const hits = text === '' ? opened : found.hits;
  const all: Command[] =
    text === ''
      ? [...opened.map(asCommand), ...fitting, ...best.filter((one) => !fitting.includes(one)).slice(0, MOST_COMMANDS)]
      : [
          ...found.hits.map(asCommand),
          ...fitting,
          ...(search === null
            ? []
            : [
                {
                  id: 'search-all',
                  group: texts.search,
                  label: texts.searchEverythingFor(text),
                  icon: <Search />,
                  run: () => onSearchAll(text),
                },
              ]),
        ];
  const hitCount = hits.length;
  const chosen = Math.max(0, Math.min(at, all.length - 1));
  useEffect(() => {
    list.current?.querySelector(`[data-at="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const run = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (all.length === 0) return;
    if (event.key === 'ArrowDown') setAt((chosen + 1) % all.length);
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + all.length) % all.length);
    else if (event.key === 'Enter') run(all[chosen]);
    else return;
    event.preventDefault();
  };
  const option = (command: Command, index: number) => {
    const hit = index < hitCount ? hits[index] : undefined;
    const heads = command.group !== all[index - 1]?.group;
    return (
      <li key={command.id}>
        {heads ? <p className="palette__group">{command.group}</p> : null}
        <button
          type="button"
          id={`${id}-${index}`}
          data-at={index}
          tabIndex={-1}
          className="palette__option"
          data-chosen={index === chosen || undefined}
          onPointerMove={() => setAt(index)}
          onClick={() => run(command)}
        >
          {command.icon === undefined ? null : <span className="palette__icon">{command.icon}</span>}
          <span className="palette__label">
            {command.label}
            {hit === undefined ? null : <span className="palette__detail">{hit.detail}</span>}
          </span>
          {hit?.badge}
          {command.keys === undefined ? null : <KeyHint keys={command.keys} />}
        </button>
      </li>
    );
  };
  const status =
    found.failure !== null ? found.failure.message : all.length === 0 ? none : texts.toChooseFrom(all.length);
  return (
    <>
      <div className="palette__field">
        <Search aria-hidden="true" />
        <Input
          autoFocus
          className="palette__input"
          aria-label={search === null ? texts.typeACommand : searchOrCommand}
          aria-controls={`${id}-list`}
          placeholder={search === null ? texts.aCommand : texts.whatToType}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <KeyHint keys="Esc" />
      </div>
      <div className="palette__list" id={`${id}-list`} ref={list}>
        <ul>{all.map(option)}</ul>
      </div>
      <p className="visually-hidden" role="status">
        {all[chosen] === undefined
          ? status
          : texts.chosen(all[chosen].group, all[chosen].label, chosen + 1, all.length)}
      </p>
      {all.length === 0 ? <p className="palette__none">{none}</p> : null}
      {found.failure === null ? null : <p className="palette__failure">{found.failure.message}</p>}
    </>
  );
}
