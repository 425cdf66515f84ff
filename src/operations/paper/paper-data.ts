import { basisText, linesBoundIn } from '#definitions/government';
import { elementAt } from '#engine/called';
import type { Fact } from '#engine/fact';
import type { Loaded } from '#operations/case/load-case';
import { labelOf, sayFact } from '#operations/marks/say-fact';
import type { AgencyId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant, sayDate, sayTime } from '#terms/plain-date';
import { sayRupiah } from '#terms/rupiah';

export interface PaperWish {
  readonly number: string;
  readonly issuer: AgencyId;
  readonly template: string;
  /** Facts printed, in order. */
  readonly names: readonly string[];
  readonly language: Language;
}

/**
 * Everything a template may print: the facts it names as {label, value}, who attested which of them and when, the bill's
 * lines, the words of the service's texts. Values come formatted; the same data is hashed into the paper's code.
 */
export function paperData(now: Loaded, element: string, wish: PaperWish): JsonObject {
  const { government } = now.program;
  const { service } = elementAt(now.program, element);
  const { language } = wish;
  const texts = service.texts[language];
  const issuer = government.agencies.get(wish.issuer);
  const named = wish.names.flatMap((name) => {
    const fact = now.facts.get(name);
    return fact === undefined ? [] : [{ name, fact }];
  });
  return {
    language,
    number: wish.number,
    caseNumber: now.number,
    office: issuer?.office[language] ?? '',
    agency: issuer?.name[language] ?? '',
    title: texts.title,
    government: government.file.name[language],
    fictional: government.file.fictional,
    fields: named
      .filter(({ fact }) => fact.source.kind !== 'attested')
      .map(({ name, fact }) => ({
        name,
        label: labelOf(government, name, language),
        value: sayFact(government, name, fact.value, language),
      })),
    values: Object.fromEntries(named.map(({ name, fact }) => [name, sayFact(government, name, fact.value, language)])),
    attested: Object.fromEntries(named.flatMap(({ name, fact }) => attestation(now, name, fact, language))),
    ...billData(now, language),
    texts: texts.papers[wish.template] ?? {},
  };
}

function attestation(now: Loaded, name: string, { source, value }: Fact, language: Language): [string, JsonObject][] {
  if (source.kind !== 'attested') return [];
  const agency = now.program.government.agencies.get(source.agency);
  const title = agency?.positions.find(({ id }) => id === source.position)?.title[language] ?? '';
  const by = `${agency?.name[language] ?? source.agency}, ${title}`;
  return [
    [
      name,
      { by, at: sayMoment(now, source.at, language), value: sayFact(now.program.government, name, value, language) },
    ],
  ];
}

function billData(now: Loaded, language: Language): JsonObject {
  const { bill } = now;
  if (bill === null) return { lines: [], total: '', paidAt: '' };
  const { government } = now.program;
  const lines = bill.lines.map((line) => {
    const { service } = elementAt(now.program, line.origin?.element ?? '');
    const payee = government.file.payees.find(({ id }) => id === line.payee);
    const agency = line.agency === null ? undefined : government.agencies.get(line.agency);
    const basis = linesBoundIn(service).find(({ id }) => id === line.line)?.basis;
    return {
      payee: agency?.name[language] ?? payee?.name[language] ?? line.payee,
      item: service.texts[language].lines[line.line] ?? line.line,
      basis: basis === undefined ? '' : basisText(basis, language === 'id' ? 'pasal' : 'art.'),
      amount: sayRupiah(line.amount, language),
      hue: agency?.hue ?? 1,
    };
  });
  return {
    lines,
    total: sayRupiah(bill.total, language),
    paidAt: bill.paidAt === null ? '' : sayMoment(now, bill.paidAt, language),
  };
}

function sayMoment(now: Loaded, at: Instant, language: Language): string {
  const { zone } = now.program.government.file;
  return `${sayDate(dayIn(zone, at), language)}, ${language === 'id' ? 'pukul ' : ''}${sayTime(at, zone, language, true)}`;
}
