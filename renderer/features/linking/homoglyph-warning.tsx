import type { Homoglyph } from '../../../preload/contract/linking.ts';
import { Banner } from '../../ui/banner.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.homoglyphWarning;

/** Warns of letters that are not what they look like: what is written so may not be found under what it looks like. */
export function HomoglyphWarning({ found }: { found: readonly Homoglyph[] }) {
  if (found.length === 0) return null;
  const words = [...new Set(found.filter((one) => one.kind === 'look-alike').map((one) => one.text))];
  const unseen = found.filter((one) => one.kind === 'invisible').length;
  const turned = found.some((one) => one.kind === 'direction');
  return (
    <Banner tone="warning" title={texts.lookAlikeCharacters}>
      {words.length === 0 ? null : (
        <>
          {texts.lettersFromAnotherAlphabet}{' '}
          {words.slice(0, 6).map((word, at) => (
            <span key={word}>
              {at === 0 ? '' : ', '}
              <q>{word}</q>
            </span>
          ))}
          {words.length > 6 ? texts.andMore(words.length - 6) : ''}.{' '}
        </>
      )}
      {texts.namesAndNumbersWritten(
        unseen === 0 ? '' : texts.invisible(unseen === 1 ? texts.oneCharacterIs : texts.charactersAre(unseen)),
        turned ? texts.someCharactersReverseThe : '',
      )}
    </Banner>
  );
}
