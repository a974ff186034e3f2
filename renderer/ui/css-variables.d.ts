import 'react';

declare module 'react' {
  /** Custom properties in `style`: the only way to pass a computed measure to a stylesheet. */
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
