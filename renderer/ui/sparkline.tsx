import './sparkline.css';

/** A series as a small line, oldest first; `label` says what it shows, since the line itself is not read out. */
export function Sparkline({ values, label, width = 96 }: { values: readonly number[]; label: string; width?: number }) {
  const height = 20;
  const top = Math.max(1, ...values);
  const step = values.length > 1 ? (width - 4) / (values.length - 1) : 0;
  const points = values.map((value, index) => `${2 + index * step},${height - 3 - (value / top) * (height - 6)}`);
  return (
    <svg className="sparkline" width={width} height={height} role="img" aria-label={label}>
      <polyline points={points.join(' ')} />
    </svg>
  );
}
