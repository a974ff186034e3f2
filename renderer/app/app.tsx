import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorCode, Failure } from '../../preload/contract/errors.ts';
import type { LineNews } from '../../preload/contract/host.ts';
import { recentOnes, searchEverything } from '../features/search/search-everything.tsx';
import { finishBeforeLock, useBeforeLock } from '../shell/before-lock.ts';
import { call, client, failureOf } from '../shell/client.ts';
import { createDraftKeeper } from '../shell/draft-keeper.ts';
import { Frame } from '../shell/frame.tsx';
import { bringViewsBack, useKeptViews } from '../shell/kept-views.ts';
import { hearLine } from '../shell/line.ts';
import { dropQueryCache, markAllStale, markStale } from '../shell/query-cache.ts';
import { go, useRoute } from '../shell/router.tsx';
import { home } from '../shell/routes.ts';
import type { Session } from '../shell/session.tsx';
import { useQuery } from '../shell/use-query.ts';
import { followSystem, setAppearance } from '../ui/appearance.ts';
import { DraftKeeperContext } from '../ui/draft-keeper.ts';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { catalogue } from './catalogue.ts';
import { CurrentScreen } from './current-screen.tsx';
import { returnToLastPlace, useLastPlace } from './last-place.ts';
import { Locking } from './locking.tsx';
import { OwnPassphrase, prepareScreens, SignIn } from './screens.ts';
import { useBadgeCounts } from './use-badge-counts.ts';

const texts = catalogue.app;

type Stage =
  | { at: 'starting' }
  | { at: 'signed-out'; because: Failure | null }
  | { at: 'signed-in'; session: Session }
  /** Nothing is shown any more; what was open is being closed behind it. */
  | { at: 'locking' }
  | { at: 'failed'; failure: Failure };

/** The window as this person left it. */
async function signedIn(session: Session): Promise<Stage> {
  await bringViewsBack();
  await returnToLastPlace(session);
  return { at: 'signed-in', session };
}

/** Whatever the reason, nobody is signed in; the first screen looks at the place itself, and says what is the matter with it. */
const nobody: ReadonlySet<ErrorCode> = new Set([
  'VAULT_LOCKED',
  'SERVICE_UNREACHABLE',
  'CERTIFICATE_OUT_OF_TIME',
  'WORKSTATION_REFUSED',
]);

/** Asks who is signed in, once the query cache of an earlier page is gone. */
async function start(): Promise<Stage> {
  await dropQueryCache();
  try {
    return await signedIn(await call('access.me', {}));
  } catch (thrown) {
    const failure = failureOf(thrown);
    return nobody.has(failure.code) ? { at: 'signed-out', because: null } : { at: 'failed', failure };
  }
}

/** Whether the line has just come back. A window whose session could not be resumed keeps what is typed before it locks. */
function lineSays(news: LineNews): boolean {
  const back = hearLine(news);
  if (back) void markAllStale();
  if (news.state === 'over') void finishBeforeLock().finally(() => call('vault.lock', {}).catch(() => {}));
  return back;
}

export function App() {
  const [stage, setStage] = useState<Stage>({ at: 'starting' });
  const latest = useRef(stage.at);
  useEffect(() => {
    latest.current = stage.at;
  });
  useEffect(followSystem, []);
  useEffect(() => {
    // Why the vault was closed may have been told while the question was on its way; it must not be talked over.
    start().then((found) => setStage((now) => (now.at === 'signed-out' && found.at === 'signed-out' ? now : found)));
    call('host.line', {}).then(
      ({ line }) => hearLine(line),
      () => {},
    );
    // Without settings the page follows the system, which is the setting's own default.
    call('host.settings.read', {}).then(
      ({ appearance }) => setAppearance(appearance),
      () => {},
    );
    return client().listen((event) => {
      if (event.kind === 'changed') {
        // Of several services, this one has missed what the others did.
        if (event.topics.includes('everything')) markAllStale();
        else markStale(event.topics);
      }
      // A page that was loaded while the line was down begins when it is back.
      if (event.kind === 'line' && lineSays(event) && latest.current === 'failed') start().then(setStage);
      if (event.kind === 'summoned' && latest.current === 'signed-in') go(home);
      if (event.kind === 'locked') {
        setStage({ at: 'signed-out', because: event.because });
        dropQueryCache();
      }
    });
  }, []);
  const lock = useCallback(() => {
    // What is still to be saved is begun before its view goes; the screen is blank at once, whatever that takes.
    const finished = finishBeforeLock();
    setStage({ at: 'locking' });
    finished.then(dropQueryCache).finally(() => call('vault.lock', {}).catch(() => window.location.reload()));
  }, []);

  switch (stage.at) {
    case 'starting':
      return <Skeleton rows={4} label={texts.starting} />;
    case 'failed':
      return <ErrorState failure={stage.failure} onRetry={() => start().then(setStage)} />;
    case 'signed-out':
      return (
        <Suspense fallback={<Skeleton rows={4} />}>
          <SignIn because={stage.because} onOpen={(session) => signedIn(session).then(setStage)} />
        </Suspense>
      );
    case 'signed-in':
      if (stage.session.account.passphraseGiven)
        return (
          <Suspense fallback={<Skeleton rows={4} />}>
            <OwnPassphrase session={stage.session} onOwn={() => start().then(setStage)} onLock={lock} />
          </Suspense>
        );
      return <Window session={stage.session} onLock={lock} />;
    case 'locking':
      return <Locking />;
  }
}

function Window(props: { session: Session; onLock: () => void }) {
  const route = useRoute();
  const counts = useBadgeCounts(props.session.account.roles);
  useEffect(prepareScreens, []);
  // The threat level in the bar follows a change by anybody, and the marking what is held; the session itself came with the sign-in.
  const me = useQuery('access.me', {}, { topics: ['threat', 'contribution', 'investigation', 'people'] });
  const [keeper] = useState(createDraftKeeper);
  useBeforeLock(keeper.flush);
  useKeptViews();
  useLastPlace(route);
  return (
    <DraftKeeperContext value={keeper}>
      <Frame
        session={me.value ?? props.session}
        route={route}
        counts={counts}
        onLock={props.onLock}
        search={searchEverything}
        recent={recentOnes}
      >
        <CurrentScreen route={route} />
      </Frame>
    </DraftKeeperContext>
  );
}
