import { ancestorsOf } from '#agencies/succession';
import { elementAt, purposeAt } from '#engine/called';
import type { Opened } from '#engine/case';
import { patchOf } from '#engine/patch';
import { heldBy } from '#engine/plan';
import { type RecordWrite, writeRecord } from '#exchange/write-record';
import { open } from '#ledger/chain';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import { readActs } from '#store/chain';
import type { Fence, OutboxRow } from '#store/rows';
import type { Handled } from '#store/workers';
import { isObject, textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange' | 'recent'>;
type Write = Opened & { readonly kind: 'write' };

/** An agency is to enter what has become so in its own registry: it is entered there, once, and the case is told. */
export async function onRecordDue(
  house: Parts,
  row: OutboxRow,
  at: Instant,
  seed: Seed,
  fence?: Fence,
): Promise<Handled> {
  const now = await loadCase(house, house.db, { caseId: row.chain });
  const wait = now.state.open.find((one): one is Write => one.kind === 'write' && one.id === row.payload['write']);
  if (wait === undefined) return 'done';
  const written = await writeRecord(house.exchange, await writeOf(house, now, wait, row.idem), at, seed);
  const receipt = written.kind === 'written' ? written.receipt : null;
  await transact(
    house,
    { caseId: row.chain },
    {
      at,
      seed,
      inbox: { source: 'on/record-due', msgId: row.idem },
      along: () => ({ consumed: row, ...(fence === undefined ? {} : { fence }) }),
      decide: () => ({ kind: 'recorded', at, by: { kind: 'system' }, write: wait.id, receipt }),
    },
  );
  return 'consumed';
}

/** What the step decided stands sealed in the act that ordered it: nothing is computed a second time, on another day. */
async function writeOf(house: Parts, now: Loaded, wait: Write, idem: string): Promise<RecordWrite> {
  const acts = await readActs(house.db, now.caseId);
  const order = acts.find((act) => act.kind === 'record-due' && patchOf(act).open?.some(({ id }) => id === wait.id));
  const registry = now.program.government.registries.get(wait.registry);
  if (order === undefined || registry === undefined) throw new Error(`write ${wait.id} was never ordered`);
  const { service, id } = elementAt(now.program, wait.node);
  const holder = heldBy(now.program, wait.agency, now.state.territory, wait.node) ?? wait.agency;
  const bound = service.file.elements[id]?.writes?.find((one) => one.registry === wait.registry);
  const { values } = open(order, order.subject === null ? undefined : await house.keys.keyFor(order.subject));
  const set = values['values'] ?? null;
  return {
    registry,
    holder,
    sentTo: wait.agency,
    before: ancestorsOf(now.program.government.successions, holder),
    key: textOf(values['key']),
    values: isObject(set) ? set : {},
    purpose: purposeAt(now.program, wait.node),
    about: bound?.creates === true ? now.state.subject : null,
    caseNumber: now.number,
    idem,
  };
}
