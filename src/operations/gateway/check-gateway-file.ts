import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { collectFindings, type Finding, type Findings } from '#definitions/findings';
import type { Government } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { type Located, readFileAs } from '#definitions/read-file';
import { readFolder } from '#definitions/read-folder';
import type { RegistryFile } from '#definitions/registry-schema';
import { DoorsFile } from '#exchange/gateway/doors-file';
import { GatewayFile, type SourceFile } from '#exchange/gateway/gateway-file';
import { readSystemId } from '#exchange/mx/identifier';
import { agencyId } from '#terms/ids';

type Path = readonly (string | number)[];

/**
 * Everything wrong with a gateway.yaml or a gateways.yaml, each with its line: form, what it names of the government, and files
 * that are not there. Opens nothing and asks nobody.
 */
export async function checkGatewayFile(file: string): Promise<readonly Finding[]> {
  const findings = collectFindings();
  const text = readFileSync(file, 'utf8');
  if (/^askers:/m.test(text)) {
    const doors = readFileAs(DoorsFile, file, text, findings);
    if (doors !== undefined) checkDoors(doors, findings);
  } else {
    const gateway = readFileAs(GatewayFile, file, text, findings);
    if (gateway !== undefined) await checkGateway(gateway, findings);
  }
  return findings.all();
}

function checkDoors(doors: Located<DoorsFile>, findings: Findings): void {
  const { trust, askers } = doors.value;
  requireFile(doors, ['trust', 'list'], trust.list, findings);
  for (const [agency, keys] of Object.entries(askers)) requireKeys(doors, ['askers', agency], keys, findings);
}

async function checkGateway(gateway: Located<GatewayFile>, findings: Findings): Promise<void> {
  const { value } = gateway;
  requireFile(gateway, ['trust', 'list'], value.trust.list, findings);
  requireKeys(gateway, ['keys'], value.keys, findings);
  requireFile(gateway, ['government'], value.government, findings);
  if (memberOf(value.id) !== value.agency.toUpperCase())
    misfit(gateway, ['id'], `id: the third part is not ${value.agency.toUpperCase()}`, 'name the agency', findings);
  if (!existsSync(pathOf(gateway, value.government))) return;
  const government = await readGovernment(await readFolder(pathOf(gateway, value.government))).catch(() => null);
  if (government === null)
    return misfit(
      gateway,
      ['government'],
      'government: the folder cannot be read',
      'run manunggal check on it',
      findings,
    );
  if (!government.agencies.has(agencyId(value.agency)))
    misfit(gateway, ['agency'], `agency: the government has no ${value.agency}`, 'correct the id', findings);
  for (const code of Object.keys(value.services)) checkService(gateway, government, code, findings);
}

function checkService(gateway: Located<GatewayFile>, government: Government, code: string, findings: Findings): void {
  const service = gateway.value.services[code];
  if (service === undefined) return;
  const at: Path = ['services', code];
  const registry = government.registries.get(service.registry);
  if (registry === undefined) {
    const known = [...government.registries.keys()].join(', ');
    const message = `services.${code}.registry: the government has no registry ${service.registry}`;
    return misfit(gateway, [...at, 'registry'], message, `write one of: ${known}`, findings);
  }
  if (registry.gateway !== undefined && registry.gateway.service !== code) {
    const message = `services.${code}: registries/${registry.id}.yaml is asked as ${registry.gateway.service}`;
    misfit(gateway, at, message, `write ${registry.gateway.service}`, findings);
  }
  checkSource(gateway, [...at, 'source'], service.source, registry, findings);
}

function checkSource(
  gateway: Located<GatewayFile>,
  at: Path,
  source: SourceFile,
  registry: RegistryFile,
  findings: Findings,
): void {
  const say = (path: Path, message: string, fix: string) => misfit(gateway, [...at, ...path], message, fix, findings);
  if (source.kind === 'csv' && source.form === undefined && registry.csv === undefined)
    say([], `registries/${registry.id}.yaml says nothing of its file`, 'add "form" here, or "csv" there');
  if (source.kind === 'officers' && registry.officer === undefined)
    say(['kind'], `registries/${registry.id}.yaml names no officer and no clock`, 'add "officer" there');
  if (source.kind === 'postgres')
    for (const field of Object.keys(source.columns))
      if (registry.fields[field] === undefined)
        say(['columns', field], `columns: the registry has no field ${field}`, sayFields(registry));
  if (source.kind === 'csv' && source.form !== undefined)
    for (const [column, field] of Object.entries(source.form.columns))
      if (registry.fields[field] === undefined)
        say(['form', 'columns', column], `columns: the registry has no field ${field}`, sayFields(registry));
}

function sayFields({ fields }: RegistryFile): string {
  return `write one of: ${Object.keys(fields).join(', ')}`;
}

function requireKeys(file: Located<unknown>, at: Path, keys: GatewayFile['keys'], findings: Findings): void {
  for (const name of ['sign', 'tls', 'certificate', 'authority'] as const)
    requireFile(file, [...at, name], keys[name], findings);
}

function requireFile(file: Located<unknown>, at: Path, path: string, findings: Findings): void {
  if (existsSync(pathOf(file, path))) return;
  misfit(file, at, `${at.join('.')}: there is no ${path}`, 'paths are relative to this file', findings);
}

function pathOf({ path: file }: Located<unknown>, path: string): string {
  return resolve(dirname(file), path);
}

function misfit({ at }: Located<unknown>, path: Path, message: string, fix: string, findings: Findings): void {
  findings.error(at(path), 'file/misfit', message, fix);
}

function memberOf(id: string): string | null {
  try {
    return readSystemId(id).member;
  } catch {
    return null;
  }
}
