/** What the room does for the engine. */
export { addCompartment, compartments, setMembers } from './compartments.ts';
export { addPerson, changePerson, colleagues, people, resetPassphrase } from './people.ts';
