/** Room: people, roles, clearance and compartments. What each verb does stands in the contract. */
export { addCompartment, compartments, setMembers } from './compartments.ts';
export { addPerson, changePerson, colleagues, people, resetPassphrase } from './people.ts';
