import type { Homoglyph } from '../../../preload/contract/linking.ts';
import { Banner } from '../../ui/banner.tsx';

/** Warns of letters that are not what they look like: what is written so may not be found under what it looks like. */
export function HomoglyphWarning({ found }: { found: readonly Homoglyph[] }) {
  if (found.length === 0) return null;
  const words = [...new Set(found.filter((one) => one.kind === 'look-alike').map((one) => one.text))];
  const unseen = found.filter((one) => one.kind === 'invisible').length;
  const turned = found.some((one) => one.kind === 'direction');
  return (
    <Banner tone="warning" title="Look-alike characters">
      {words.length === 0 ? null : (
        <>
          Letters from another alphabet in{' '}
          {words.slice(0, 6).map((word, at) => (
            <span key={word}>
              {at === 0 ? '' : ', '}
              <q>{word}</q>
            </span>
          ))}
          {words.length > 6 ? ` and ${words.length - 6} more` : ''}.{' '}
        </>
      )}
      {unseen === 0 ? '' : `${unseen === 1 ? 'One character is' : `${unseen} characters are`} invisible. `}
      {turned ? 'Some characters reverse the reading order. ' : ''}
      Names and numbers written this way may not be found: search for them by hand as well.
    </Banner>
  );
}
