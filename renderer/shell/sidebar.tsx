import { memo } from 'react';
import { catalogue } from './catalogue.ts';
import type { Place } from './navigation.ts';
import { Link } from './router.tsx';
import type { RouteName } from './routes.ts';
import './sidebar.css';

const texts = catalogue.sidebar;

const headings: Record<Place['section'], string> = {
  work: texts.work,
  overview: texts.overview,
  administration: texts.administration,
};

/** The navigation on the left. `counts` appear at the right of their places: how much is waiting there. */
export const Sidebar = memo(function Sidebar(props: {
  places: readonly Place[];
  /** The place that is open. */
  here: Place | undefined;
  counts: Readonly<Partial<Record<RouteName, number>>>;
}) {
  const sections = (['work', 'overview', 'administration'] as const)
    .map((section) => ({ section, places: props.places.filter((place) => place.section === section) }))
    .filter(({ places }) => places.length > 0);
  return (
    <nav className="sidebar" aria-label={texts.places}>
      {sections.map(({ section, places }) => (
        <div key={section} className="sidebar__section">
          <h2 className="sidebar__heading">{headings[section]}</h2>
          <ul>
            {places.map((place) => {
              const count = props.counts[place.route.name];
              const Icon = place.icon;
              return (
                <li key={place.label}>
                  <Link
                    to={place.route}
                    className="sidebar__link"
                    title={texts.withKeys(place.label, place.key)}
                    aria-current={place === props.here ? 'page' : undefined}
                  >
                    <Icon aria-hidden="true" />
                    <span className="sidebar__label">{place.label}</span>
                    {count === undefined || count === 0 ? null : (
                      <span className="sidebar__count">
                        {count.toLocaleString('en-GB')}
                        <span className="visually-hidden"> {texts.waiting}</span>
                      </span>
                    )}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
});
