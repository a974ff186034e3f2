import { Fragment, type ReactNode } from 'react';

/** The names of the places of a text: `by` and `at` of `Proposed by {by}, {at}.` */
type PlacesOf<T extends string> = T extends `${string}{${infer Place}}${infer Rest}` ? Place | PlacesOf<Rest> : never;

/**
 * A text of a catalogue with elements in its places, so that a sentence stands there whole: `sentence('As of {at}.', { at: <Time … /> })`.
 * Each place stands in it once, and `{` means nothing else there.
 */
export function sentence<T extends string>(text: T, elements: Readonly<Record<PlacesOf<T>, ReactNode>>): ReactNode {
  const found = new Map(Object.entries<ReactNode>(elements));
  return text
    .split(/\{(\w+)\}/)
    .map((piece, at) => (at % 2 === 0 ? piece : <Fragment key={piece}>{found.get(piece)}</Fragment>));
}
