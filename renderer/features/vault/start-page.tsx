import type { ReactNode } from 'react';
import type { Marking } from '../../../preload/contract/vocabulary.ts';
import { MarkingBar } from '../../ui/marking-bar.tsx';
import './sign-in.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.startPage;

/** What stands in the window before its work does: one card between the markings. */
export function StartPage(props: { marking: Marking; above?: ReactNode; below?: ReactNode; children: ReactNode }) {
  const { marking, above = null, below = null, children } = props;
  return (
    <div className="start">
      <MarkingBar marking={marking} edge="top" />
      <main className="start__main">
        <div className="start__column">
          <p className="start__brand">
            <span className="start__mark" aria-hidden="true" />
            {texts.vigil}
          </p>
          {above}
          <section className="start__card">{children}</section>
          {below}
        </div>
      </main>
      <MarkingBar marking={marking} edge="bottom" />
    </div>
  );
}
