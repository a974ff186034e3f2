import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Dialog, Input, Modal, ModalOverlay } from 'react-aria-components';
import type { Failure } from '../../preload/contract/errors.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { failureOf } from './client.ts';
import { ranked } from './palette-rank.ts';
import '../ui/dialog.css';
import './palette.css';

export interface Command {
  id: string;
  label: string;
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
  run: () => void;
}

export interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
  commands: readonly Command[];
  /** Asked 180 ms after the last key, from two letters on. Throws `FailureError`. `null` for whoever may not search. */
  search: ((text: string) => Promise<readonly SearchHit[]>) | null;
  /** Goes to the full search with this text. */
  onSearchAll: (text: string) => void;
}

export const searchOrCommand = 'Search everything, or type a command';
const none = 'There is no such command.';
const PAUSE_MS = 180;
const MOST_COMMANDS = 7;
type Found = { text: string; hits: readonly SearchHit[]; failure: Failure | null };

/** Search and commands in one field: arrows choose, Enter goes, Escape closes. */
export function Palette({ isOpen, onClose, ...rest }: PaletteProps) {
  return (
    <ModalOverlay
      className="dialog__scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
    >
      <Modal className="palette">
        <Dialog aria-label="Search and commands" className="palette__box">
          <PaletteBody onClose={onClose} {...rest} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({ onClose, commands, search, onSearchAll }: Omit<PaletteProps, 'isOpen'>) {
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

  const fitting = ranked(commands, text).slice(0, MOST_COMMANDS);
  const all: Command[] =
    text === ''
      ? fitting
      : [
          ...found.hits.map((hit) => ({ id: hit.id, label: hit.title, run: hit.run })),
          ...fitting,
          ...(search === null
            ? []
            : [
                {
                  id: 'search-all',
                  label: `Search everything for “${text}”`,
                  icon: <Search />,
                  run: () => onSearchAll(text),
                },
              ]),
        ];
  const hitCount = text === '' ? 0 : found.hits.length;
  const chosen = Math.max(0, Math.min(at, all.length - 1));
  useEffect(() => {
    list.current?.children.item(0)?.querySelector(`[data-at="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
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
    const hit = index < hitCount ? found.hits[index] : undefined;
    return (
      <li key={command.id}>
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
    found.failure !== null ? found.failure.message : all.length === 0 ? none : `${all.length} to choose from`;
  return (
    <>
      <div className="palette__field">
        <Search aria-hidden="true" />
        <Input
          autoFocus
          className="palette__input"
          aria-label={search === null ? 'Type a command' : searchOrCommand}
          aria-controls={`${id}-list`}
          placeholder={search === null ? 'A command' : 'A name, plate, number, reference or command'}
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
        {all[chosen] === undefined ? status : `${all[chosen].label}. ${chosen + 1} of ${all.length}`}
      </p>
      {all.length === 0 ? <p className="palette__none">{none}</p> : null}
      {found.failure === null ? null : <p className="palette__failure">{found.failure.message}</p>}
    </>
  );
}
