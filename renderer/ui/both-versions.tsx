import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import type { FormHandle } from './use-form.ts';
import './both-versions.css';

/** What a colleague has changed while the form was open: both versions side by side, and what came into the form by itself. */
export function BothVersions({ form }: { form: FormHandle }) {
  const { conflicts, taken, keepMine, takeTheirs } = form.meanwhile;
  return (
    <>
      {taken.length === 0 ? null : (
        <Banner title="Changed by a colleague while you had this open">
          {new Intl.ListFormat('en-GB').format(taken)}: what they saved is in the form now.
        </Banner>
      )}
      {conflicts.map(({ field, label, mine, theirs }) => (
        <section key={field} className="both" role="alert" aria-label={`${label}: two versions`}>
          <p className="both__title">{label}: a colleague has changed this as well. Choose which is to stand.</p>
          <div className="both__version">
            <h3>Yours</h3>
            <p className="both__words">{mine === '' ? 'Nothing' : mine}</p>
            <Button size="small" onPress={() => keepMine(field)}>
              Keep yours
            </Button>
          </div>
          <div className="both__version">
            <h3>Saved by a colleague</h3>
            <p className="both__words">{theirs === '' ? 'Nothing' : theirs}</p>
            <Button size="small" onPress={() => takeTheirs(field)}>
              Take theirs
            </Button>
          </div>
        </section>
      ))}
    </>
  );
}
