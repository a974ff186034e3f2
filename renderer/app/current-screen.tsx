import { Compass } from 'lucide-react';
import { Suspense, useState } from 'react';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import { go } from '../shell/router.tsx';
import { home, type Route, toHash } from '../shell/routes.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Skeleton } from '../ui/states.tsx';
import { screenOf } from './screens.ts';

/** The view that the route names. */
export function CurrentScreen({ route }: { route: Route | null }) {
  if (route === null) {
    return (
      <EmptyState
        icon={<Compass aria-hidden="true" />}
        title="There is no such view"
        action={<Button onPress={() => go(home)}>Go to My work</Button>}
      >
        It may have been an address of an earlier version. Choose a place on the left, or press Ctrl K.
      </EmptyState>
    );
  }
  return (
    <ErrorBoundary name={toHash(route)}>
      <Suspense fallback={<Skeleton rows={8} />}>
        <Drawn key={route.name} route={route} />
      </Suspense>
    </ErrorBoundary>
  );
}

function Drawn({ route }: { route: Route }) {
  const [Screen] = useState(() => screenOf(route.name));
  return <Screen route={route} />;
}
