import type { AgencyFile, RolesFile } from '#agencies/schema';
import type { CouncilFile } from '#coordination/council-schema';
import type { NoticesFile } from '#coordination/notice-schema';
import type { OutcomeFile } from '#coordination/outcome-schema';
import type { ArrangementFile } from '#coordination/schema';
import type { ComplaintsFile, SatisfactionFile } from '#coordination/voice-schema';
import type { BenefitFile } from '#definitions/benefit-schema';
import type { Files } from '#definitions/government';
import type { InformationFile } from '#definitions/information-schema';
import type { LifeFile, PopulationFile } from '#definitions/life-schema';
import type { Process } from '#definitions/process';
import type { Located } from '#definitions/read-file';
import type { RegistryFile } from '#definitions/registry-schema';
import type { BasesFile, SuspensionsFile } from '#definitions/schema/bases';
import type { CalendarFile, OfficeCalendarFile } from '#definitions/schema/calendars';
import type { CouncilHistoryFile } from '#definitions/schema/council-history';
import type { DemoFile, PersonasFile, PowersFile, RecordsFile } from '#definitions/schema/demo';
import type { ExampleFile, TariffExampleFile } from '#definitions/schema/example';
import type { FactsFile, FactType } from '#definitions/schema/facts';
import type { FormFile } from '#definitions/schema/form';
import type { GovernmentFile } from '#definitions/schema/government';
import type { ServiceFile } from '#definitions/schema/service';
import type { TextsFile, WordsFile } from '#definitions/schema/texts';
import type { Ruleset } from '#rules/dmn/evaluate';
import type { DmnModel } from '#rules/dmn/model';
import type { Language } from '#terms/language';

/** A government whose files fit their forms, each still tied to its lines: what checks look at. */
export interface Draft {
  readonly files: Files;
  readonly government: Located<GovernmentFile>;
  readonly calendar: Located<CalendarFile>;
  readonly calendars: ReadonlyMap<string, Located<OfficeCalendarFile>>;
  readonly suspensions: Located<SuspensionsFile>;
  readonly facts: Located<FactsFile>;
  readonly factTypes: ReadonlyMap<string, FactType>;
  readonly roles: Located<RolesFile>;
  readonly bases: Located<BasesFile>;
  readonly complaints: Located<ComplaintsFile>;
  readonly council: Located<CouncilFile>;
  readonly notices: Located<NoticesFile>;
  readonly information: Located<InformationFile>;
  readonly satisfaction: Located<SatisfactionFile>;
  readonly benefit: Located<BenefitFile>;
  readonly agencies: ReadonlyMap<string, Located<AgencyFile>>;
  readonly registries: ReadonlyMap<string, Located<RegistryFile>>;
  readonly records: ReadonlyMap<string, Located<RecordsFile>>;
  readonly arrangements: ReadonlyMap<string, Located<ArrangementFile>>;
  readonly outcomes: ReadonlyMap<string, Located<OutcomeFile>>;
  readonly personas: Located<PersonasFile>;
  readonly powers: Located<PowersFile>;
  readonly councilHistory: Located<CouncilHistoryFile>;
  readonly words: Located<WordsFile>;
  readonly demo: ReadonlyMap<string, Located<DemoFile>>;
  readonly population: Located<PopulationFile | undefined>;
  readonly life: ReadonlyMap<string, Located<LifeFile>>;
  readonly learn: ReadonlyMap<string, Located<unknown>>;
  readonly tariffs: DraftRules;
  readonly tariffExamples: readonly Located<TariffExampleFile>[];
  readonly services: ReadonlyMap<string, DraftService>;
}

export interface DraftService {
  /** `services/<id>/` */
  readonly folder: string;
  readonly id: string;
  readonly file: Located<ServiceFile>;
  /** Undefined when process.bpmn is missing or could not be read; findings say so. */
  readonly process: Process | undefined;
  readonly forms: ReadonlyMap<string, Located<FormFile>>;
  readonly texts: { readonly [language in Language]: Located<TextsFile> | undefined };
  readonly papers: ReadonlyMap<string, string>;
  readonly examples: ReadonlyMap<string, Located<ExampleFile>>;
  readonly rules: DraftRules;
}

export interface DraftRules {
  /** The files of the folder itself; `file` is the path inside it. */
  readonly models: readonly DmnModel[];
  /** Undefined when a file is malformed or the files do not link; findings say so. */
  readonly ruleset: Ruleset | undefined;
}
