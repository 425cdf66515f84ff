import type { Person } from '#access/person';
import { momentOf } from '#engine/patch';
import type { Act } from '#ledger/act';
import { open, verifyChain } from '#ledger/chain';
import type { House } from '#operations/house';
import { ownerOf } from '#operations/present-marks';
import { type CaseFile, readOwnCase } from '#operations/read-case-file';
import { inside, nameOf } from '#operations/say-case';
import { sayAct } from '#operations/say-happened';
import type { HistoryView } from '#operations/views/case';
import type { Language } from '#terms/language';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** Every act of a case of one's own, latest first, with the chain recomputed before the answer. */
export async function readHistory(
  house: Parts,
  person: Person | null,
  number: string,
  language: Language,
): Promise<HistoryView> {
  const file = await readOwnCase(house, person, { number });
  const { program } = file.now;
  const { government, service } = program;
  const teller = { program, envelopes: file.envelopes, language, reader: 'applicant' } as const;
  const acts = file.envelopes.toReversed().map((act) => ({
    seq: act.seq,
    at: momentOf(act),
    ...sayAct(teller, act),
    by: whoDid(act, language, government.agencies.get(act.agency ?? '')?.positions),
    owner: act.agency === null ? null : ownerOf(government, act.agency, language),
    commitment: act.c,
  }));
  return {
    number,
    service: service.texts[language].title,
    acts,
    chain: { head: file.acts.at(-1)?.c ?? '', intact: await isIntact(house, file) },
  };

  function whoDid(
    { agency, position, kind }: CaseFile['envelopes'][number],
    spoken: Language,
    positions: readonly { readonly id: string; readonly title: { readonly [one in Language]: string } }[] = [],
  ): string {
    if (agency !== null) {
      const title = positions.find(({ id }) => id === position)?.title[spoken];
      const name = nameOf(government, agency, spoken);
      return title === undefined ? inside(name) : `${inside(name)}, ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
    }
    if (kind === 'filed' || kind === 'withdrawn' || kind === 'fact-disputed')
      return nameOf(government, null, spoken).toLowerCase();
    return spoken === 'id' ? 'sistem' : 'the system';
  }
}

/** Place, order and content of every act, its sealed part opened with the applicant's key. */
export async function isIntact(house: Pick<House, 'keys'>, { acts }: Pick<CaseFile, 'acts'>): Promise<boolean> {
  const subjects = [...new Set(acts.flatMap(({ subject }) => subject ?? []))];
  const keys = await house.keys.find(subjects);
  const opened = new Map<
    number,
    {
      values: Parameters<typeof verifyChain>[1] extends ReadonlyMap<number, infer One>
        ? One extends { values: infer V }
          ? V
          : never
        : never;
      salt: Uint8Array;
    }
  >();
  for (const act of acts as readonly Act[]) {
    const key = act.subject === null ? undefined : keys.get(act.subject);
    if (act.subject !== null && key === undefined) continue;
    const { values, salt } = open(act, key);
    opened.set(act.seq, { values: act.subject === null ? null : values, salt });
  }
  return verifyChain(acts, opened).length === 0;
}
