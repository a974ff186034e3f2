import { CircleHelp, FileDown, Lock, Search, SquarePen, SunMoon } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { type Appearance, useAppearance } from '../ui/appearance.ts';
import { FailureHelp } from '../ui/failure-help.ts';
import { MarkingBar } from '../ui/marking-bar.tsx';
import { endProblems, focusMessages, Toasts, undoNewest } from '../ui/toast.tsx';
import { aboutFailure } from './about-rule.tsx';
import { askForForm } from './asked-form.ts';
import { catalogue } from './catalogue.ts';
import { chooseAppearance } from './choose-appearance.ts';
import { useFocusHome } from './focus-home.ts';
import { helpArticles } from './help-articles.ts';
import { gridOfView, listKeys } from './list-keys.ts';
import { placeOf, placesFor } from './navigation.ts';
import { type OpenOverlay, Overlays } from './overlays.tsx';
import type { Command, SearchHit } from './palette.tsx';
import { noteRecent, type Recent, recentItems } from './recent.ts';
import { go } from './router.tsx';
import type { Route, RouteName } from './routes.ts';
import { answered } from './save.ts';
import { canCall, type Session, SessionContext } from './session.tsx';
import type { Shortcut } from './shortcuts.ts';
import { Sidebar } from './sidebar.tsx';
import { ThreatNotice, TopBar } from './top-bar.tsx';
import { useShortcutListener, useShortcuts } from './use-shortcuts.ts';
import './frame.css';

const texts = catalogue.frame;

const themes: readonly { theme: Appearance['theme']; label: string }[] = [
  { theme: 'dark', label: texts.dark },
  { theme: 'light', label: texts.light },
  { theme: 'system', label: texts.matchSystem },
];

export interface FrameProps {
  session: Session;
  route: Route | null;
  counts: Readonly<Partial<Record<RouteName, number>>>;
  onLock: () => void;
  search: (text: string) => Promise<readonly SearchHit[]>;
  /** What these are called, so far as the person may see them. */
  recent: (items: readonly Recent[]) => Promise<readonly SearchHit[]>;
  children: ReactNode;
}

/** The window of a person who is signed in: markings at top and bottom, the bar, the places, and the view. */
export function Frame(props: FrameProps) {
  const { session, route, counts, onLock, search, recent, children } = props;
  const { theme } = useAppearance();
  // Moving within one view (another row of the queue, another tab) does not clear what went wrong.
  const view = route?.name;
  const seen = useRef(view);
  useEffect(() => {
    if (seen.current !== view) endProblems();
    seen.current = view;
  }, [view]);
  const [open, setOpen] = useState<OpenOverlay>(null);
  const openPalette = useCallback(() => setOpen('palette'), []);
  const openShortcuts = useCallback(() => setOpen('shortcuts'), []);
  const places = useMemo(() => placesFor(session.account.roles), [session.account.roles]);
  const records = canCall(session.account.roles, 'intake.record');
  const exporting = canCall(session.account.roles, 'exports.contributions');
  const searches = canCall(session.account.roles, 'search.find');

  const shortcuts = useMemo<Shortcut[]>(() => {
    const group = texts.everywhere;
    return [
      {
        keys: 'Ctrl K',
        description: searches ? texts.searchOrRun : texts.run,
        group,
        whileTyping: true,
        run: () => setOpen('palette'),
      },
      ...(searches ? [{ keys: '/', description: texts.search, group, run: () => setOpen('palette') }] : []),
      { keys: '?', description: texts.showShortcuts, group, run: () => setOpen('shortcuts') },
      { keys: 'Ctrl L', description: texts.lock, group, whileTyping: true, run: onLock },
      { keys: 'F6', description: texts.toMessages, group, whileTyping: true, run: focusMessages },
      {
        keys: 'U',
        description: texts.undo,
        group,
        run: () => void answered().then(undoNewest),
      },
      ...listKeys,
      ...(records
        ? [{ keys: 'C', description: texts.record, group, run: () => go({ name: 'record', draft: null }) }]
        : []),
      ...places.map((place) => ({
        keys: texts.placeKeys(place.key),
        description: texts.goTo(place.label),
        group: texts.places,
        run: () => go(place.route),
      })),
    ];
  }, [places, records, searches, onLock]);
  useShortcuts(shortcuts, 'beneath');
  useShortcutListener();
  const main = useRef<HTMLElement>(null);
  useFocusHome(main);

  const commands = useMemo<Command[]>(
    () => [
      ...(records
        ? [
            {
              id: 'record',
              label: texts.record,
              group: texts.everywhere,
              words: texts.wordsForRecord,
              icon: <SquarePen />,
              keys: 'C',
              run: () => go({ name: 'record', draft: null }),
            },
          ]
        : []),
      ...places.map((place) => ({
        id: place.label,
        label: texts.goTo(place.label),
        group: texts.places,
        icon: <place.icon />,
        keys: texts.placeKeys(place.key),
        run: () => go(place.route),
      })),
      ...(exporting
        ? [
            {
              id: 'export',
              label: texts.export,
              group: texts.everywhere,
              words: texts.wordsForExport,
              icon: <FileDown />,
              run: () => {
                go({ name: 'disclosure' });
                askForForm('export-contributions');
              },
            },
          ]
        : []),
      ...themes
        .filter(({ theme: other }) => other !== theme)
        .map(({ theme: other, label }) => ({
          id: `theme ${other}`,
          label,
          group: texts.everywhere,
          words: texts.wordsForThemes,
          icon: <SunMoon />,
          run: () => void chooseAppearance({ theme: other }),
        })),
      {
        id: 'shortcuts',
        label: texts.shortcuts,
        group: texts.everywhere,
        icon: <Search />,
        keys: '?',
        run: () => setOpen('shortcuts'),
      },
      { id: 'lock', label: texts.lock, group: texts.everywhere, icon: <Lock />, keys: 'Ctrl L', run: onLock },
      ...helpArticles.map(({ id, title }) => ({
        id: `help ${id}`,
        label: texts.helpOn(title),
        group: texts.help,
        icon: <CircleHelp />,
        run: () => go({ name: 'help', article: id }),
      })),
    ],
    [places, records, exporting, theme, onLock],
  );
  useEffect(() => noteRecent(route), [route]);
  const recentHere = useCallback(() => recent(recentItems(route)), [recent, route]);

  return (
    <I18nProvider locale="en-GB">
      <SessionContext value={session}>
        <FailureHelp value={aboutFailure}>
          <div className="frame">
            <button type="button" className="frame__skip" onClick={() => document.getElementById('main')?.focus()}>
              {texts.skipToView}
            </button>
            <button type="button" className="frame__skip" onClick={() => gridOfView()?.focus()}>
              {texts.skipToList}
            </button>
            <MarkingBar marking={session.marking} edge="top" aside={<ThreatNotice threat={session.threat} />} />
            <div className="frame__top">
              <TopBar
                session={session}
                searches={searches}
                onSearch={openPalette}
                onShortcuts={openShortcuts}
                onLock={onLock}
              />
            </div>
            <div className="frame__body">
              <div className="frame__nav">
                <Sidebar places={places} here={route === null ? undefined : placeOf(route)} counts={counts} />
              </div>
              <main className="frame__main" id="main" tabIndex={-1} ref={main}>
                {children}
              </main>
            </div>
            <MarkingBar marking={session.marking} edge="bottom" />
          </div>
          <Overlays
            open={open}
            onClose={() => setOpen(null)}
            route={route}
            roles={session.account.roles}
            commands={commands}
            recent={searches ? recentHere : null}
            search={searches ? search : null}
          />
          <Toasts />
        </FailureHelp>
      </SessionContext>
    </I18nProvider>
  );
}
