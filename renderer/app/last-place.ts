/** The place where somebody was when they left: where they go on once they are signed in again. */
import { useEffect } from 'react';
import { z } from 'zod';
import { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { placeOf, placesFor } from '../shell/navigation.ts';
import { opensByItself } from '../shell/opened-by-itself.ts';
import { beginAt } from '../shell/router.tsx';
import { fromHash, home, type Route, toHash } from '../shell/routes.ts';
import { canCall, type Session } from '../shell/session.tsx';
import { askAhead } from '../shell/use-query.ts';
import { leaveView, viewAsLeft } from '../shell/view-state.ts';

const KEY = 'place';
const lastPlace = (): string => viewAsLeft(KEY, z.string()) ?? toHash(home);

/** Remembers where somebody is, with the views and as they are kept. */
export function useLastPlace(route: Route | null): void {
  useEffect(() => {
    if (route !== null && toHash(route) !== lastPlace()) leaveView(KEY, toHash(route));
  }, [route]);
}

/** Asks for the record that the route names, as its screen will. Rejects, or says no, where it is not there or not shown to them. */
async function isShown(route: Route): Promise<boolean> {
  switch (route.name) {
    case 'investigation':
      await askAhead('investigations.get', { id: route.id }, [`investigation:${route.id}`]);
      return true;
    case 'queue':
      if (route.id === null) return true;
      await askAhead('triage.get', { id: route.id, manner: 'by_itself' }, [`contribution:${route.id}`]);
      opensByItself(route.id);
      return true;
    case 'entity': {
      const input = { kind: IdentifierKind.parse(route.kind), value: route.value };
      const { heldBy } = await askAhead('investigations.entity', input, ['investigation', 'contribution']);
      return heldBy > 0;
    }
    default:
      return true;
  }
}

/**
 * Goes to where this person was in this vault. Where they may no longer be there, or its record is no longer shown to them, they begin at
 * My work as on any other day: nothing says that there was something.
 */
export async function returnToLastPlace({ account }: Session): Promise<void> {
  // The page was loaded again within a session, and stands where it stood.
  if (!['', '#/'].includes(window.location.hash)) return;
  const route = fromHash(lastPlace());
  if (route === null) return;
  const place = placeOf(route);
  const offered =
    route.name === 'search'
      ? canCall(account.roles, 'search.find')
      : placesFor(account.roles).some((each) => each === place);
  if (!offered) return;
  try {
    if (await isShown(route)) beginAt(route);
  } catch {
    // Whatever it is that keeps it from being shown: My work.
  }
}
