import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { catalogue } from './catalogue.ts';
import type { FormHandle } from './use-form.ts';
import './both-versions.css';

const texts = catalogue.bothVersions;

/** What a colleague has changed while the form was open: both versions side by side, and what came into the form by itself. */
export function BothVersions({ form }: { form: FormHandle }) {
  const { conflicts, taken, keepMine, takeTheirs } = form.meanwhile;
  return (
    <>
      {taken.length === 0 ? null : (
        <Banner title={texts.changedByAColleague}>
          {texts.isInTheForm(new Intl.ListFormat('en-GB').format(taken))}
        </Banner>
      )}
      {conflicts.map(({ field, label, mine, theirs }) => (
        <section key={field} className="both" role="alert" aria-label={texts.twoVersions(label)}>
          <p className="both__title">{texts.chooseOne(label)}</p>
          <div className="both__version">
            <h3>{texts.yours}</h3>
            <p className="both__words">{mine === '' ? texts.nothing : mine}</p>
            <Button size="small" onPress={() => keepMine(field)}>
              {texts.keepYours}
            </Button>
          </div>
          <div className="both__version">
            <h3>{texts.theirs}</h3>
            <p className="both__words">{theirs === '' ? texts.nothing : theirs}</p>
            <Button size="small" onPress={() => takeTheirs(field)}>
              {texts.takeTheirs}
            </Button>
          </div>
        </section>
      ))}
    </>
  );
}
