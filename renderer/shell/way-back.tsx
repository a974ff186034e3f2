import { Button } from '../ui/button.tsx';
import { Link } from './router.tsx';
import type { Route } from './routes.ts';

/** The ways on from a record that is not there: to what was shown before, and to the list that it would stand in. */
export function WayBack({ to, children }: { to: Route; children: string }) {
  return (
    <>
      <Button onPress={() => window.history.back()}>Back</Button>
      <Link to={to}>{children}</Link>
    </>
  );
}
