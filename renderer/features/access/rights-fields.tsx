import { mixesDuties } from '../../../preload/contract/rights.ts';
import { label, Marking, Role } from '../../../preload/contract/vocabulary.ts';
import { Banner } from '../../ui/banner.tsx';
import { CheckGroup } from '../../ui/check-group.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.rightsFields;

const markings = Marking.options.map((value) => ({ value, label: value }));

export interface ChosenRights {
  roles: Role[];
  clearance: Marking;
}

/** Roles and clearance, with a word where the roles may not be together. */
export function RightsFields(props: {
  value: ChosenRights;
  onChange: (rights: ChosenRights) => void;
  /** What is wrong with the roles. */
  error: string | null;
}) {
  const { value, onChange, error } = props;
  const { roles } = value;
  return (
    <>
      <CheckGroup label={texts.roles} error={error}>
        {Role.options.map((role) => (
          <Checkbox
            key={role}
            isSelected={roles.includes(role)}
            onChange={(on) =>
              onChange({ ...value, roles: on ? [...roles, role] : roles.filter((each) => each !== role) })
            }
          >
            {label(role)}
          </Checkbox>
        ))}
      </CheckGroup>
      {mixesDuties(roles) ? (
        <Banner tone="warning" title={texts.caseworkAuditAndAdministration}>
          {texts.chooseRolesFromOnly}
        </Banner>
      ) : null}
      <Select
        label={texts.clearance}
        options={markings}
        value={value.clearance}
        onChange={(clearance) => onChange({ ...value, clearance })}
      />
    </>
  );
}
