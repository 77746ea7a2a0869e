import type { CaseFile, Surroundings, Viewer } from './case-file.ts';
import { withoutSources } from './sources.ts';

/** The facts this viewer may record by themselves; what a process of the case waits for now comes first. */
export const recordableNow = ({ state }: CaseFile, { recordable }: Surroundings, { roles }: Viewer) => {
  const awaited = new Set(
    Object.values(state.instances).flatMap(({ subscriptions }) => Object.values(subscriptions).map(({ name }) => name)),
  );
  return recordable(roles)
    .toSorted((a, b) => Number(awaited.has(b.type)) - Number(awaited.has(a.type)))
    .map(({ type, title, schema: { description } }) => ({
      type,
      title,
      description: typeof description === 'string' ? withoutSources(description) : null,
    }));
};
