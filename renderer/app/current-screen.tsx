import { Compass } from 'lucide-react';
import { Suspense, useState } from 'react';
import { ErrorBoundary } from '../shell/error-boundary.tsx';
import { go } from '../shell/router.tsx';
import { home, type Route, toHash } from '../shell/routes.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, Skeleton } from '../ui/states.tsx';
import { catalogue } from './catalogue.ts';
import { screenOf } from './screens.ts';

const texts = catalogue.currentScreen;

/** The view that the route names. */
export function CurrentScreen({ route }: { route: Route | null }) {
  if (route === null) {
    return (
      <EmptyState
        icon={<Compass aria-hidden="true" />}
        title={texts.noSuchView}
        action={<Button onPress={() => go(home)}>{texts.goToMyWork}</Button>}
      >
        {texts.chooseAPlace}
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
