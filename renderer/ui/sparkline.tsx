import './sparkline.css';

const height = 20;

function points(values: readonly number[], top: number, width: number): string {
  const step = values.length > 1 ? (width - 4) / (values.length - 1) : 0;
  return values.map((value, index) => `${2 + index * step},${height - 3 - (value / top) * (height - 6)}`).join(' ');
}

/**
 * A series as a small line, oldest first; `label` says what it shows, since the line itself is not read out. `before`: the same stretch
 * of an earlier time, dashed, on the same scale.
 */
export function Sparkline(props: {
  values: readonly number[];
  before?: readonly number[];
  label: string;
  width?: number;
}) {
  const { values, before = [], label, width = 96 } = props;
  const top = Math.max(1, ...values, ...before);
  return (
    <svg className="sparkline" width={width} height={height} role="img" aria-label={label}>
      {before.length === 0 ? null : <polyline className="sparkline__before" points={points(before, top, width)} />}
      <polyline points={points(values, top, width)} />
    </svg>
  );
}
