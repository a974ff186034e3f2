/** What the room offers the engine. */
export { absences, setAbsence } from './absences.ts';
export { answer, answerWatched } from './answer.ts';
export { count } from './count.ts';
export { list } from './list.ts';
export { seen } from './seen.ts';
export { snooze } from './snooze.ts';
export { reassign, withPerson } from './with-person.ts';
