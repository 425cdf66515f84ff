import type { AgencyFile, RolesFile } from '#agencies/schema';
import type { Succession } from '#agencies/succession';
import type { CouncilFile } from '#coordination/council-schema';
import type { NoticesFile } from '#coordination/notice-schema';
import type { OutcomeFile } from '#coordination/outcome-schema';
import type { ArrangementFile } from '#coordination/schema';
import type { ComplaintsFile, SatisfactionFile } from '#coordination/voice-schema';
import type { BenefitFile } from '#definitions/benefit-schema';
import type { InformationFile } from '#definitions/information-schema';
import type { LifeFile, PopulationFile } from '#definitions/life-schema';
import type { Process } from '#definitions/process';
import type { RegistryFile } from '#definitions/registry-schema';
import type { BasesFile, HouseAct, SuspensionReason } from '#definitions/schema/bases';
import type { CouncilHistoryFile } from '#definitions/schema/council-history';
import type { DemoFile, PersonasFile, PowersFile, RecordsFile } from '#definitions/schema/demo';
import type { ExampleFile, TariffExampleFile } from '#definitions/schema/example';
import type { FactType } from '#definitions/schema/facts';
import type { FormFile } from '#definitions/schema/form';
import type { GovernmentFile } from '#definitions/schema/government';
import type { BillLine, ServiceFile } from '#definitions/schema/service';
import type { TextsFile } from '#definitions/schema/texts';
import type { Ruleset } from '#rules/dmn/evaluate';
import type { Calendar } from '#terms/calendar';
import type { AgencyId, RoleId } from '#terms/ids';
import type { Language, Text } from '#terms/language';
import type { Instant, PlainDate } from '#terms/plain-date';
import type { Basis } from '#terms/schema';

/** A government as read from its folder: everything the house runs on. Immutable. */
export interface Government {
  readonly file: GovernmentFile;
  /** sha256 hex over all files but the services' folders. */
  readonly sha256: string;
  /** Days off of the nation by all its decrees. */
  readonly calendar: Calendar;
  /** Calendars by id as they were from when on; `national` is the nation's. */
  readonly calendars: ReadonlyMap<string, readonly DatedCalendar[]>;
  /** The reasons for which a clock may stand still. */
  readonly suspensions: ReadonlyMap<string, SuspensionReason>;
  readonly agencies: ReadonlyMap<string, AgencyFile>;
  /** Reorganisations in effect, in their order. The folder knows none: whoever runs it adds them (`asSucceeded`). */
  readonly successions: readonly Succession[];
  readonly roles: RolesFile;
  /** What the house's own acts rest on; empty in a folder published before they were asked for. */
  readonly bases: BasesFile;
  /** Rules of complaints and of the survey by the day they hold from; empty where the government has none. */
  readonly complaints: ComplaintsFile;
  readonly satisfaction: SatisfactionFile;
  /** What the benefit of joining up is reckoned by, from the day it holds; empty where the government names nothing. */
  readonly benefit: BenefitFile;
  /** Who coordinates, and the clocks of questions and disputes between agencies, by the day it holds from; empty where nobody does. */
  readonly council: CouncilFile;
  /** How notices are sent and worded, by the day it holds from; empty where nobody is told. */
  readonly notices: NoticesFile;
  /** Services that are described here and applied for elsewhere. */
  readonly information: InformationFile;
  readonly facts: ReadonlyMap<string, FactType>;
  readonly registries: ReadonlyMap<string, RegistryFile>;
  /** Demo records by registry. */
  readonly records: ReadonlyMap<string, RecordsFile>;
  readonly arrangements: ReadonlyMap<string, ArrangementFile>;
  /** Templates (Typst) in which arrangements are printed: `decree`, `regulation`, `agreement`. */
  readonly instruments: ReadonlyMap<string, string>;
  /** What agencies want to reach together, with the plan behind it. */
  readonly outcomes: ReadonlyMap<string, OutcomeFile>;
  readonly personas: PersonasFile;
  readonly powers: PowersFile;
  /** What the demonstration's councils did before it begins. */
  readonly councilHistory: CouncilHistoryFile;
  /** What decision tables call things, by the word they use. */
  readonly words: ReadonlyMap<string, Text>;
  readonly tariffs: Ruleset;
  readonly tariffExamples: TariffExampleFile;
  readonly services: ReadonlyMap<string, Service>;
  /** Services whose folder was removed: open cases go on, new ones are not taken. A folder knows none: whoever published it adds them. */
  readonly retired: ReadonlySet<string>;
  /** Cases that the demonstration grows. */
  readonly demo: ReadonlyMap<string, DemoFile>;
  /** Among whom the demonstration lives, and the life itself by service; undefined where there is none. */
  readonly population: PopulationFile | undefined;
  readonly life: ReadonlyMap<string, LifeFile>;
  /** learn/*.yaml as read: concepts of the learning mode. */
  readonly learn: unknown;
}

/** A calendar and from when it is in force; null always. */
export interface DatedCalendar {
  readonly from: Instant | null;
  readonly calendar: Calendar;
}

export interface Service {
  readonly file: ServiceFile;
  /** sha256 hex over the folder; names the version a case keeps. */
  readonly sha256: string;
  readonly process: Process;
  readonly forms: ReadonlyMap<string, FormFile>;
  readonly texts: { readonly [language in Language]: TextsFile };
  /** typst source by template id */
  readonly papers: ReadonlyMap<string, string>;
  readonly examples: ReadonlyMap<string, ExampleFile>;
  /** The service's own rules linked with the government's tariffs (tariffs are not pinned). */
  readonly rules: Ruleset;
}

/** Services that one can apply for: not those that end, nor those that begin where somebody says that a value is wrong. */
export function servicesOnOffer({
  services,
  retired,
  registries,
}: Pick<Government, 'services' | 'retired' | 'registries'>): readonly Service[] {
  const corrections = new Set([...registries.values()].map(({ correction }) => correction?.service));
  return [...services.values()].filter(({ file }) => !retired.has(file.id) && !corrections.has(file.id));
}

/** The bill lines that a service's elements name. */
export function linesBoundIn({ file }: Service): readonly BillLine[] {
  return Object.values(file.elements).flatMap(({ bill }) => bill?.lines ?? []);
}

/** Folder as stored or read: relative path -> text. A case runs from stored files, never from disk. */
export type Files = ReadonlyMap<string, string>;

/** The agency that plays a role in a territory on a day; undefined when none does. */
export function agencyOf(
  government: Government,
  role: RoleId | string,
  territory: string,
  on: PlainDate,
): AgencyId | undefined {
  const found = government.roles.find(
    (row) =>
      row.role === role &&
      (row.territory === territory || row.territory === '*') &&
      row.from <= on &&
      (row.to === undefined || on < row.to),
  );
  return found?.agency as AgencyId | undefined; // checked against agencies/ when the folder is read
}

/** The law an act of the house rests on that day; null when this government names none. */
export function basisOf(government: Government, act: HouseAct, on: PlainDate): Basis | null {
  const found = government.bases.find(
    (row) => row.act === act && row.from <= on && (row.to === undefined || on < row.to),
  );
  return found?.basis ?? null;
}

export const NATIONAL = 'national';

/** The calendar an agency works by; null asks for the nation's. */
export function calendarOfAgency(government: Government, agency: string | null): string {
  return government.agencies.get(agency ?? '')?.calendar ?? NATIONAL;
}

/** The versions of a calendar, in order of time; the nation's where the government keeps no dated ones. */
export function versionsOf(government: Government, calendar: string): readonly DatedCalendar[] {
  return government.calendars.get(calendar) ?? [{ from: null, calendar: government.calendar }];
}

/** A calendar as it is in force at a moment. */
export function calendarAt(government: Government, calendar: string, at: Instant): Calendar {
  const all = versionsOf(government, calendar);
  const found = all.findLast(({ from }) => from === null || from <= at) ?? all[0];
  return found?.calendar ?? government.calendar;
}

export function basisText(basis: Basis, pasal: string): string {
  return basis.article === undefined ? basis.law : `${basis.law} ${pasal} ${basis.article}`;
}
