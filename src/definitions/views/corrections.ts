import type { Draft, DraftService } from '#definitions/draft';

/** Whether a registry names this service as the one by which its holder answers disputes. */
export function answersDisputes({ registries }: Pick<Draft, 'registries'>, { file }: DraftService): boolean {
  return [...registries.values()].some(({ value }) => value.correction?.service === file.value.id);
}

/** Whether a service can be begun by a dispute: its first pool starts by a message. */
export function beginsByMessage({ process }: DraftService): boolean {
  const starts = process?.pools[0]?.starts ?? [];
  return starts.some((id) => process?.nodes.get(id)?.type === 'messageStartEvent');
}
