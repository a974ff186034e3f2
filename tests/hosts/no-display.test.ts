/** The packaged command line on a machine without a display. */
import { expect, it } from 'vitest';
import { argumentsWithoutDisplay } from '../../main/hosts/electron/no-display.ts';

const typed = ['/opt/Vigil/vigil', '--admin', 'stats', '--vault', 'v'];

it('starts once more with the switches before what was typed, and not a third time', () => {
  const again = argumentsWithoutDisplay(typed, {}, 'linux');
  expect(again).toEqual(['--ozone-platform=headless', '--log-level=3', ...typed.slice(1)]);
  expect(argumentsWithoutDisplay([typed[0] ?? '', ...(again ?? [])], {}, 'linux')).toBeNull();
});

it('starts as it is where there is a display, or where none is needed', () => {
  expect(argumentsWithoutDisplay(typed, { DISPLAY: ':0' }, 'linux')).toBeNull();
  expect(argumentsWithoutDisplay(typed, { WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBeNull();
  expect(argumentsWithoutDisplay(typed, {}, 'win32')).toBeNull();
  expect(argumentsWithoutDisplay(typed, {}, 'darwin')).toBeNull();
});
