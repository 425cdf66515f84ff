import { agencyOf } from '#definitions/government';
import type { SealedPaper } from '#documents/press';
import { elementAt } from '#engine/called';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import { paperData } from '#operations/paper/paper-data';
import type { Fence, OutboxRow } from '#store/rows';
import type { Handled } from '#store/workers';
import type { AgencyId, ServiceId } from '#terms/ids';
import { dayIn, type Instant } from '#terms/plain-date';
import { derive, documentNumber, type Seed } from '#terms/random';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'press' | 'settings'>;

/** A case's paper is due: render and seal it beside the event loop, store it and tell the case in one write. */
export async function onDocumentDue(
  house: Parts,
  row: OutboxRow,
  at: Instant,
  seed: Seed,
  fence?: Fence,
): Promise<Handled> {
  const now = await loadCase(house, house.db, { caseId: row.chain });
  const wait = now.state.open.find((open) => open.kind === 'paper' && open.id === row.payload['paper']);
  if (wait === undefined) return 'done';
  const { paper, kind } = await make(house, now, wait.node, at, seed);
  const sha256 = Buffer.from(paper.sha256, 'base64url');
  const document = {
    number: paper.number,
    kind,
    sha256,
    bytes: paper.bytes,
    qr: paper.qr,
    sealedAt: at,
    status: 'valid',
  };
  await transact(
    house,
    { caseId: row.chain },
    {
      at,
      seed,
      inbox: { source: 'on/document-due', msgId: row.idem },
      along: () => ({ consumed: row, documents: [document], ...(fence === undefined ? {} : { fence }) }),
      decide: () => ({
        kind: 'sealed',
        at,
        by: { kind: 'system' },
        paper: wait.id,
        number: paper.number,
        sha256: paper.sha256,
      }),
    },
  );
  return 'consumed';
}

async function make(
  house: Parts,
  now: Loaded,
  node: string,
  at: Instant,
  seed: Seed,
): Promise<{ paper: SealedPaper; kind: string }> {
  const { government } = now.program;
  const {
    service,
    bound: { paper: bound },
  } = elementAt(now.program, node);
  const template = bound === undefined ? undefined : service.papers.get(bound.template);
  if (bound === undefined || template === undefined) throw new Error(`${service.file.id} has no paper at ${node}`);
  const issuer = issuerOf(now, node, at);
  const number = documentNumber(Number(dayIn(government.file.zone, at).slice(0, 4)), derive(seed, 'document', 16));
  const data = paperData(now, node, { number, issuer, template: bound.template, names: bound.facts, language: 'id' });
  const first = bound.facts[0] ?? '';
  const paper = await house.press.make({
    number,
    service: service.file.id as ServiceId, // checked when the folder was read
    template,
    data,
    language: 'id',
    agencyId: issuer,
    agencyName: government.agencies.get(issuer)?.name.id ?? issuer,
    at,
    verifyBase: house.settings.baseUrl,
    seed,
    printed: { [government.facts.get(first)?.label.id ?? first]: now.facts.get(first)?.value ?? null },
  });
  return { paper, kind: bound.template };
}

/** The agency whose lane the paper stands in seals it. */
function issuerOf(now: Loaded, node: string, at: Instant): AgencyId {
  const { government } = now.program;
  const { service, role = service.file.owner } = elementAt(now.program, node);
  const agency = agencyOf(government, role, now.state.territory, dayIn(government.file.zone, at));
  if (agency === undefined) throw new Error(`nobody plays ${role}`);
  return agency;
}
