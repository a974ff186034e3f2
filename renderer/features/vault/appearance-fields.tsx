import { chooseAppearance } from '../../shell/choose-appearance.ts';
import { useAppearance } from '../../ui/appearance.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';

const themes = [
  { value: 'system', label: 'Match system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const densities = [
  { value: 'compact', label: 'Compact' },
  { value: 'regular', label: 'Regular' },
  { value: 'spacious', label: 'Spacious' },
] as const;
const sizes = [
  { value: '90', label: 'Small' },
  { value: '100', label: 'Regular' },
  { value: '115', label: 'Large' },
  { value: '130', label: 'Very large' },
] as const;
const perCent = { '90': 90, '100': 100, '115': 115, '130': 130 } as const;

/** How the window looks; each choice is shown at once. */
export function AppearanceFields() {
  const { theme, density, textSize, motion } = useAppearance();
  return (
    <>
      <RadioGroup
        label="Theme"
        orientation="horizontal"
        options={themes}
        value={theme}
        onChange={(chosen) => void chooseAppearance({ theme: chosen })}
      />
      <RadioGroup
        label="Density"
        orientation="horizontal"
        options={densities}
        value={density}
        onChange={(chosen) => void chooseAppearance({ density: chosen })}
      />
      <RadioGroup
        label="Text size"
        orientation="horizontal"
        options={sizes}
        value={`${textSize}`}
        onChange={(chosen) => void chooseAppearance({ textSize: perCent[chosen] })}
      />
      <Checkbox
        isSelected={motion === 'reduced'}
        onChange={(reduced) => void chooseAppearance({ motion: reduced ? 'reduced' : 'system' })}
        help="It is reduced as well where the system asks for that."
      >
        Reduce motion
      </Checkbox>
    </>
  );
}
