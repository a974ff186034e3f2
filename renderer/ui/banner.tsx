import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './banner.css';

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

/** A standing message at the top of a view. `actions` are on its right. */
export function Banner(props: { tone?: keyof typeof icons; title: string; children?: ReactNode; actions?: ReactNode }) {
  const { tone = 'info', title, children, actions } = props;
  const Icon = icons[tone];
  return (
    <section className={`banner banner--${tone}`} role={tone === 'danger' ? 'alert' : undefined} aria-label={title}>
      <Icon aria-hidden="true" className="banner__icon" />
      <div className="banner__text">
        <strong>{title}</strong>
        {children === undefined ? null : <div>{children}</div>}
      </div>
      {actions === undefined ? null : <div className="banner__actions">{actions}</div>}
    </section>
  );
}
