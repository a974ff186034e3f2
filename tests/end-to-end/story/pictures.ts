/** Pictures of a screen to look at, and for the papers: light and dark, in the folder of the test. */
import { type Page, test } from '@playwright/test';

/** Colours have reached what they change to. One change may begin another, so that there is more than one look. */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const changing = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
    for (let quiet = 0; quiet < 3; ) {
      await drawn();
      for (const each of changing()) each.finish();
      quiet = changing().length === 0 ? quiet + 1 : 0;
    }
  });
}

/** Leaves `NAME.png` and `NAME-dark.png`. */
export async function takePictures(page: Page, name: string): Promise<void> {
  await still(page);
  await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  await page.emulateMedia({ colorScheme: 'dark' });
  await still(page);
  await page.screenshot({ path: test.info().outputPath(`${name}-dark.png`) });
  await page.emulateMedia({ colorScheme: 'light' });
}
