import { readFileSync } from 'node:fs';
import { collectFindings } from '#definitions/findings';
import { readFileAs } from '#definitions/read-file';
import { GatewayFile } from '#exchange/gateway/gateway-file';
import { Refusal } from '#terms/refusal';

/** gateway.yaml in its form. Refuses `gateway-file-malformed` with the first line that is wrong. */
export function readGatewayFile(file: string): GatewayFile {
  const findings = collectFindings();
  const read = readFileAs(GatewayFile, file, readFileSync(file, 'utf8'), findings)?.value;
  if (read !== undefined) return read;
  const [first] = findings.all();
  const where = first === undefined ? file : `${first.path}:${first.line}:${first.column} ${first.message}`;
  throw new Refusal('gateway-file-malformed', where, { file });
}
