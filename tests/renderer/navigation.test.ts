/** Each place of the bar is reached by a key of its own. */
import { expect, it } from 'vitest';
import { places } from '../../renderer/shell/navigation.ts';

it('no two places share the key that follows G', () => {
  const keys = places.map(({ key }) => key);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
