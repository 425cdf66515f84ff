import { stringify } from 'yaml';
import type { Government } from '#definitions/government';
import type { RegistryFile } from '#definitions/registry-schema';
import { lapseOf } from '#exchange/gateway/grants';
import { readSystemId } from '#exchange/mx/identifier';
import { connectorSource, type SourceKind } from '#operations/gateway/connector-source';
import type { Founded, GatewayKeys } from '#operations/gateway/found-exchange';
import { type AgencyId, agencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export interface ConnectorOrder {
  readonly registry: string;
  readonly kind: SourceKind;
  /** Path of the government's folder as gateway.yaml is to name it. */
  readonly government: string;
  readonly port: number;
  readonly at: Instant;
}

/** Who holds, who may ask, and one question that a grant in force answers. */
export interface ConnectorPlan {
  readonly registry: RegistryFile;
  readonly holder: AgencyId;
  readonly asker: AgencyId;
  readonly service: string;
  readonly read: string;
  /** Key of a record of the sample. */
  readonly key: string;
}

/**
 * Finds a read that an arrangement grants now. Refuses `usage` where there is no such registry, it has no name on the
 * exchange, no sample record, or nobody may ask it.
 */
export function planConnector(government: Government, { registry: id, at }: ConnectorOrder): ConnectorPlan {
  const registry = government.registries.get(id);
  if (registry === undefined) throw usage(`there is no registry ${id}`);
  if (registry.gateway === undefined) throw usage(`registries/${id}.yaml has no line "gateway"`);
  const keyField = Object.entries(registry.fields).find(([, fact]) => fact === registry.key)?.[0] ?? 'key';
  const key = government.records.get(id)?.[0]?.[keyField];
  if (typeof key !== 'string') throw usage(`registries/${id}.records.yaml has no record to try with`);
  const { zone } = government.file;
  for (const arrangement of government.arrangements.values()) {
    for (const { kind, from, to, registry: of } of arrangement.grants) {
      if (kind !== 'data' || of !== id || to === '*') continue;
      for (const service of arrangement.services) {
        const reads = Object.entries(government.services.get(service)?.file.reads ?? {});
        const found = reads.find(([read, one]) => {
          const client = readSystemId(registry.gateway?.client.replace('{agency}', to.toUpperCase()) ?? '');
          const wish = { client, purpose: `${service}/${read}`, fields: one.facts };
          return one.registry === id && lapseOf([arrangement], { holder: from, registry: id, zone }, wish, at) === null;
        });
        if (found !== undefined)
          return { registry, holder: agencyId(from), asker: agencyId(to), service, read: found[0], key };
      }
    }
  }
  throw usage(`no arrangement in force lets anybody read ${id}`);
}

/**
 * The files of a gateway over one registry, by their path in its folder: its own file, the list of doors of whoever asks it,
 * and a sample of its source with the demonstration's records. Keys are paths relative to that folder.
 */
export function connectorFiles(
  government: Government,
  { registry, holder, asker }: ConnectorPlan,
  { kind, government: folder, port, at }: ConnectorOrder,
  founded: Founded,
): ReadonlyMap<string, string> {
  const { provider = '', service = '' } = registry.gateway ?? {};
  const trust = { list: founded.list, verifier: founded.verifier };
  const sample = connectorSource(kind, registry, government.records.get(registry.id) ?? [], at);
  const gateway = {
    agency: holder,
    id: provider.replace('{agency}', holder.toUpperCase()),
    listen: { host: '127.0.0.1', port },
    folder: 'data',
    government: folder,
    trust,
    keys: keysOf(founded, holder),
    services: { [service]: { registry: registry.id, source: sample.source } },
  };
  const doors = {
    trust,
    gateways: { [holder]: `https://127.0.0.1:${port}` },
    askers: { [asker]: keysOf(founded, asker) },
  };
  const yaml = (value: unknown, about: string) => `# ${about}\n${stringify(value, { aliasDuplicateObjects: false })}`;
  return new Map([
    ['gateway.yaml', yaml(gateway, `The door of ${holder}. Every key: docs/connect-a-registry.md`)],
    ['gateways.yaml', yaml(doors, `Where ${asker} asks. MANUNGGAL_GATEWAYS names this file.`)],
    ...sample.files,
  ]);
}

function keysOf({ keys }: Founded, agency: AgencyId): GatewayKeys {
  const found = keys.get(agency);
  if (found === undefined) throw new Error(`no keys of ${agency}`);
  return found;
}

function usage(why: string): Refusal {
  return new Refusal('usage', why, { why });
}
