import 'react';

declare module 'react' {
  /** Custom properties in `style`: the one way to hand a computed measure to a stylesheet. */
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
