import type { Government, Service } from '#definitions/government';

/** A service and those that run inside its cases because it, or one it calls, calls them: itself first, each once. */
export function servicesWithin({ services }: Pick<Government, 'services'>, service: Service): readonly Service[] {
  const found = new Map([[service.file.id, service]]);
  for (const { process } of found.values()) {
    for (const { type, called } of process.nodes.values()) {
      const callee = type === 'callActivity' ? services.get(called ?? '') : undefined;
      if (callee !== undefined && !found.has(callee.file.id)) found.set(callee.file.id, callee);
    }
  }
  return [...found.values()];
}
