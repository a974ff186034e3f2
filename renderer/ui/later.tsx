import { type ReactNode, useEffect, useState } from 'react';

/** What is still to be drawn, first come first served. */
let waiting: readonly (() => void)[] = [];

/** One at a time, whenever there is nothing else to do, so that no press waits for more than one of them. */
function drawNext(): void {
  const [next] = waiting;
  if (next === undefined) return;
  waiting = waiting.slice(1);
  next();
  requestIdleCallback(drawNext, { timeout: 150 });
}

function whenIdle(draw: () => void): () => void {
  waiting = [...waiting, draw];
  if (waiting.length === 1) requestIdleCallback(drawNext, { timeout: 150 });
  return () => {
    waiting = waiting.filter((each) => each !== draw);
  };
}

/** Leaves room for something that takes long to draw, and draws it once the rest of the view has been. `height` in pixels. */
export function Later({ height, children }: { height: number; children: ReactNode }) {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => whenIdle(() => setDrawn(true)), []);
  return drawn ? children : <div aria-busy="true" style={{ height }} />;
}
