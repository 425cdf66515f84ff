import type { Draft } from '#definitions/draft';
import { isError } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { draftOf } from '#definitions/read';
import type { ServiceFile } from '#definitions/schema/service';
import {
  STARTER_PAPER,
  type Start,
  starterExample,
  starterFacts,
  starterForm,
  starterService,
  starterTexts,
} from '#definitions/starter/files';
import { rootOf, starterProcess, starterRule } from '#definitions/starter/process';
import { APPLICANT, rowsOf } from '#definitions/vocabulary';
import { dayIn, type Instant, type PlainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export const SERVICE_KINDS: readonly ServiceFile['kind'][] = ['administrative', 'jasa', 'barang', 'regulatif'];

export interface InitOrder {
  readonly id: string;
  /** Role that leads the service; without it the first that an agency of an arrangement plays. */
  readonly owner?: string | undefined;
  readonly kind: ServiceFile['kind'];
  /** The worked example plays on the day that this is where the government is. */
  readonly at: Instant;
}

/**
 * The files to write, by their path in the government folder: a whole small service that passes check, and facts.yaml with its
 * facts at the end. Refuses `service-exists`, `government-malformed` for a folder that has errors, and `usage` where the id or
 * the owner is none.
 */
export async function initService(files: Files, order: InitOrder): Promise<Files> {
  const { id, kind, at } = order;
  if (!/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/.test(id))
    throw usage(`"${id}" is no id: write it like usaha.surat-keterangan`);
  const folder = `services/${id}/`;
  if ([...files.keys()].some((path) => path.startsWith(folder)))
    throw new Refusal('service-exists', `There is a service ${id} already`, { service: id });
  const { draft, findings } = await draftOf(files);
  if (draft === undefined || findings.some(isError))
    throw new Refusal('government-malformed', 'The government folder has errors', {
      findings: findings.filter(isError),
    });
  const { zone } = draft.government.value;
  const day = dayIn(zone, at);
  const start: Start = {
    id,
    kind,
    day,
    ...placeIn(draft, order.owner, day),
    subject: subjectIn(draft),
    offset: OFFSETS[zone],
  };
  if ([...draft.factTypes.keys()].some((fact) => fact.startsWith(`${rootOf(id)}.`)))
    throw usage(`facts.yaml has facts of ${rootOf(id)} already`);
  const made: readonly (readonly [string, string])[] = [
    ['service.yaml', starterService(start)],
    ['process.bpmn', starterProcess(id, start.office)],
    ['forms/apply.json', starterForm(start, 'apply')],
    ['forms/examine.json', starterForm(start, 'examine')],
    ['rules/eligibility.dmn', starterRule(id)],
    ['texts/id.yaml', starterTexts(start, 'id')],
    ['texts/en.yaml', starterTexts(start, 'en')],
    ['documents/letter.typ', STARTER_PAPER],
    ['examples/granted.yaml', starterExample(start)],
  ];
  const facts = `${(files.get('facts.yaml') ?? '').trimEnd()}\n${starterFacts(start)}`;
  return new Map([['facts.yaml', facts], ...made.map(([path, text]) => [folder + path, text] as const)]);
}

const OFFSETS: { readonly [zone in 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura']: string } = {
  'Asia/Jakarta': '+07:00',
  'Asia/Makassar': '+08:00',
  'Asia/Jayapura': '+09:00',
};

type Seat = Pick<Start, 'owner' | 'arrangement' | 'territories' | 'office' | 'position'>;

/** Who leads, under which arrangement, in which provinces, and who examines. */
function placeIn(draft: Draft, owner: string | undefined, day: PlainDate): Seat {
  const roles = [...new Set(draft.roles.value.map(({ role }) => role))];
  if (owner !== undefined && !roles.includes(owner)) throw usage(`roles.yaml has no role ${owner}`);
  for (const role of owner === undefined ? roles : [owner]) {
    const seat = role === APPLICANT ? undefined : seatOf(draft, role, day);
    if (seat !== undefined) return seat;
  }
  throw usage('no agency with a position plays the role in a province and is a member of an arrangement');
}

function seatOf(draft: Draft, role: string, day: PlainDate): Seat | undefined {
  const provinces = draft.government.value.regions.filter(({ kind }) => kind === 'province');
  for (const [id, { value }] of draft.arrangements) {
    for (const { agency } of value.members) {
      const territories = provinces.filter(({ code }) =>
        rowsOf(draft, role, code).some((row) => row.agency === agency && row.from <= day && (row.to ?? '9') > day),
      );
      const file = draft.agencies.get(agency)?.value;
      const [position] = file?.positions ?? [];
      if (file === undefined || position === undefined || territories.length === 0) continue;
      return { owner: role, arrangement: id, territories, office: file.short.id, position: position.id };
    }
  }
  return undefined;
}

/** The NIK of a person: the key of a register of people, else any fact of that type. */
function subjectIn(draft: Draft): string {
  const keys = [...draft.registries.values()].map(({ value }) => value.key);
  const niks = draft.facts.value.filter(({ type }) => type === 'nik').map(({ id }) => id);
  const found = niks.find((id) => keys.includes(id)) ?? niks[0];
  if (found === undefined) throw usage('facts.yaml has no fact of type nik to know the applicant by');
  return found;
}

function usage(why: string): Refusal {
  return new Refusal('usage', why, { why });
}
