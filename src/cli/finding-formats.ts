import type { Finding } from '#definitions/findings';
import { pageOf, RULEBOOK } from '#definitions/rulebook';
import { MODULES } from '#terms/program';

/** Findings for programs: all members always stand, so that a reader needs no guard. */
export function asRecords(findings: readonly Finding[]): string {
  return `${JSON.stringify(findings.map(asRecord), null, 2)}\n`;
}

function asRecord(finding: Finding): object {
  const { path, line, column, severity, code, message, fix } = finding;
  const { endLine = null, endColumn = null, element = null } = finding;
  const hint = RULEBOOK[code]?.hint ?? null;
  return { path, line, column, endLine, endColumn, severity, code, message, fix, hint, docs: pageOf(code), element };
}

/** Workflow commands of GitHub Actions. */
export function asCommands(findings: readonly Finding[]): string {
  return findings.map((finding) => `${asCommand(finding)}\n`).join('');
}

function asCommand({ path, line, column, severity, code, message, fix }: Finding): string {
  const place = `file=${escapeProperty(path)},line=${line},col=${column},title=${escapeProperty(code)}`;
  return `::${severity} ${place}::${escapeData(`${message}. Fix: ${fix}`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A log of SARIF 2.1.0 (OASIS): one run, the rules that found something, one result a finding. */
export function asSarif(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ code }) => code))].toSorted();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'manunggal check', rules: rules.map(sarifRule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => sarifResult(finding, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function sarifRule(code: string): object {
  const words = RULEBOOK[code];
  const helpUri = new URL(`../${pageOf(code)}`, MODULES).href;
  if (words === undefined) return { id: code, helpUri };
  const help = { text: `${words.hint.en}\n${words.hint.id}` };
  return {
    id: code,
    shortDescription: { text: words.what.en },
    fullDescription: { text: words.what.id },
    help,
    helpUri,
  };
}

function sarifResult(finding: Finding, rules: readonly string[]): object {
  const { path, line, column, endLine, endColumn, severity, code, message, fix, element } = finding;
  const end = endLine === undefined || endColumn === undefined ? {} : { endLine, endColumn };
  const place = {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(path.replaceAll('\\', '/')) },
      region: { startLine: line, startColumn: column, ...end },
    },
    ...(element === undefined ? {} : { logicalLocations: [{ name: element, kind: 'element' }] }),
  };
  return {
    ruleId: code,
    ruleIndex: rules.indexOf(code),
    level: severity,
    message: { text: `${message}. Fix: ${fix}.` },
    locations: [place],
  };
}
