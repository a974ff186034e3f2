import { type PointerEvent, type ReactNode, useRef } from 'react';
import { catalogue } from './catalogue.ts';
import './split-pane.css';

const texts = catalogue.splitPane;

export interface SplitPaneProps {
  first: ReactNode;
  second: ReactNode;
  /** Share of the first pane, 0 to 1. */
  share: number;
  onShare: (share: number) => void;
  /** The share that Home gives it back. */
  initial?: number;
  /** Smallest share of either pane. */
  smallest?: number;
  label?: string;
}

const within = (value: number, smallest: number) => Math.min(1 - smallest, Math.max(smallest, value));

/** Two panes side by side with a bar between them: drag it, or focus it and use the arrow keys (Home resets). */
export function SplitPane(props: SplitPaneProps) {
  const { first, second, share, onShare, initial = 0.5, smallest = 0.2, label = texts.paneWidth } = props;
  const box = useRef<HTMLDivElement>(null);
  const drag = (event: PointerEvent<HTMLInputElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || box.current === null) return;
    const { left, width } = box.current.getBoundingClientRect();
    onShare(within((event.clientX - left) / width, smallest));
  };
  const columns = `minmax(0, ${share}fr) 1px minmax(0, ${1 - share}fr)`;
  return (
    <div className="split" ref={box} style={{ gridTemplateColumns: columns }}>
      <div className="split__pane">{first}</div>
      <div className="split__bar">
        <input
          type="range"
          className="split__grip"
          aria-label={label}
          min={Math.round(smallest * 100)}
          max={Math.round((1 - smallest) * 100)}
          step={2}
          value={Math.round(share * 100)}
          onChange={(event) => onShare(within(Number(event.currentTarget.value) / 100, smallest))}
          onKeyDown={(event) => {
            if (event.key !== 'Home') return;
            event.preventDefault();
            onShare(initial);
          }}
          onPointerDown={(event) => {
            event.preventDefault();
            event.currentTarget.focus();
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={drag}
        />
      </div>
      <div className="split__pane">{second}</div>
    </div>
  );
}
