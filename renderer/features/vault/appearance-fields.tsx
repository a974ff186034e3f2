import { chooseAppearance } from '../../shell/choose-appearance.ts';
import { useAppearance } from '../../ui/appearance.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.appearanceFields;

const themes = [
  { value: 'system', label: texts.matchSystem },
  { value: 'light', label: texts.light },
  { value: 'dark', label: texts.dark },
] as const;
const densities = [
  { value: 'compact', label: texts.compact },
  { value: 'regular', label: texts.regular },
  { value: 'spacious', label: texts.spacious },
] as const;
const sizes = [
  { value: '90', label: texts.small },
  { value: '100', label: texts.regular },
  { value: '115', label: texts.large },
  { value: '130', label: texts.veryLarge },
] as const;
const perCent = { '90': 90, '100': 100, '115': 115, '130': 130 } as const;

/** How the window looks; each choice is shown at once. */
export function AppearanceFields() {
  const { theme, density, textSize, motion } = useAppearance();
  return (
    <>
      <RadioGroup
        label={texts.theme}
        orientation="horizontal"
        options={themes}
        value={theme}
        onChange={(chosen) => void chooseAppearance({ theme: chosen })}
      />
      <RadioGroup
        label={texts.density}
        orientation="horizontal"
        options={densities}
        value={density}
        onChange={(chosen) => void chooseAppearance({ density: chosen })}
      />
      <RadioGroup
        label={texts.textSize}
        orientation="horizontal"
        options={sizes}
        value={`${textSize}`}
        onChange={(chosen) => void chooseAppearance({ textSize: perCent[chosen] })}
      />
      <Checkbox
        isSelected={motion === 'reduced'}
        onChange={(reduced) => void chooseAppearance({ motion: reduced ? 'reduced' : 'system' })}
        help={texts.itIsReducedAs}
      >
        {texts.reduceMotion}
      </Checkbox>
    </>
  );
}
