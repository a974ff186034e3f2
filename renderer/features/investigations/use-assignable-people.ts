import { canCall } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';

/** Those who can be given an action or an investigation, as choices. */
export function useAssignablePeople(): { value: string; label: string }[] {
  const read = useQuery('access.colleagues', {}, { topics: ['people'] });
  return (read.value?.people ?? [])
    .filter((person) => canCall(person.roles, 'investigations.advanceAction'))
    .map((person) => ({ value: String(person.id), label: person.name }));
}
