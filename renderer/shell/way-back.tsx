import { Button } from '../ui/button.tsx';
import { catalogue } from './catalogue.ts';
import { Link } from './router.tsx';
import type { Route } from './routes.ts';

const texts = catalogue.wayBack;

/** The ways on from a record that is not there: to what was shown before, and to the list that it would stand in. */
export function WayBack({ to, children }: { to: Route; children: string }) {
  return (
    <>
      <Button onPress={() => window.history.back()}>{texts.back}</Button>
      <Link to={to}>{children}</Link>
    </>
  );
}
