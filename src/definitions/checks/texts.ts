import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import type { NodeType } from '#definitions/process';
import type { Located } from '#definitions/read-file';
import type { TextsFile } from '#definitions/schema';
import { elementsOf, formsInUse } from '#definitions/vocabulary';
import { LANGUAGES } from '#terms/language';

const SPOKEN_OF: readonly NodeType[] = [
  'userTask',
  'serviceTask',
  'businessRuleTask',
  'receiveTask',
  'sendTask',
  'manualTask',
  'scriptTask',
  'subProcess',
  'callActivity',
];

/**
 * Pages are made from the definition, so each thing a page can name has its words, in every language: elements, bill lines,
 * pages of forms, reasons. A text in one language only would leave a hole on the page of the other.
 */
export const textsCheck: Check = {
  name: 'text',
  about:
    'Elements, bill lines, form pages and reasons have words in every language, and both languages have the same keys.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const language of LANGUAGES) {
        const texts = service.texts[language];
        if (texts === undefined) continue;
        for (const wanted of neededTexts(draft, service)) sayMissing(texts, wanted, findings);
        sayLanes(service, texts, findings);
        sayTranslated(texts, findings);
      }
      sayOtherKeys(service, findings);
      sayOtherGaps(service, findings);
    }
  },
};

interface Wanted {
  readonly section: 'elements' | 'lines' | 'pages' | 'reasons';
  readonly key: string;
  readonly why: string;
}

function neededTexts(draft: Draft, service: DraftService): Wanted[] {
  const nodes = [...(service.process?.nodes.values() ?? [])].filter((node) => SPOKEN_OF.includes(node.type));
  const lines = elementsOf(service).flatMap(([, element]) => element.bill?.lines ?? []);
  const pages = formsInUse(service).flatMap(({ form }) => form.value.pages);
  const reasons = elementsOf(service).flatMap(([, element]) =>
    Object.keys(draft.factTypes.get(element.reason ?? '')?.choices ?? {}),
  );
  return [
    ...nodes.map((node): Wanted => ({ section: 'elements', key: node.id, why: `element ${node.id}` })),
    ...lines.map((line): Wanted => ({ section: 'lines', key: line.id, why: `bill line ${line.id}` })),
    ...pages.map((page): Wanted => ({ section: 'pages', key: page.id, why: `page ${page.id} of a form` })),
    ...reasons.map((key): Wanted => ({ section: 'reasons', key, why: `reason ${key}` })),
  ];
}

function sayMissing(texts: Located<TextsFile>, { section, key, why }: Wanted, findings: Findings): void {
  if (Object.hasOwn(texts.value[section], key)) return;
  findings.error(
    texts.at([section]),
    'text/missing',
    `There are no words for the ${why}`,
    `add ${key} under ${section} of ${texts.path}`,
  );
}

function sayLanes(service: DraftService, texts: Located<TextsFile>, findings: Findings): void {
  for (const [index, { lane }] of texts.value.product.entries()) {
    if (Object.hasOwn(service.file.value.lanes, lane)) continue;
    findings.error(
      texts.at(['product', index, 'lane']),
      'text/unknown-lane',
      `There is no lane ${lane}`,
      'name a lane of service.yaml',
    );
  }
}

const SECTIONS = ['elements', 'lines', 'pages', 'refusals', 'reasons', 'papers'] as const;

function sayOtherKeys(service: DraftService, findings: Findings): void {
  const { id, en } = service.texts;
  if (id === undefined || en === undefined) return;
  for (const [here, there] of [
    [id, en],
    [en, id],
  ] as const) {
    for (const section of SECTIONS) {
      for (const key of Object.keys(here.value[section])) {
        if (Object.hasOwn(there.value[section], key)) continue;
        findings.error(
          there.at([section]),
          'text/one-language',
          `${section}.${key} has words in ${here.path} only`,
          `add ${key} under ${section}`,
        );
      }
    }
  }
}

/** What a rule gives beside its reason is put into the same gaps in every language. */
function sayOtherGaps(service: DraftService, findings: Findings): void {
  const { id, en } = service.texts;
  if (id === undefined || en === undefined) return;
  for (const [reason, { exact }] of Object.entries(id.value.refusals)) {
    const other = en.value.refusals[reason];
    if (other === undefined || gapsIn(exact) === gapsIn(other.exact)) continue;
    findings.error(
      en.at(['refusals', reason]),
      'text/gaps',
      `refusals.${reason}.exact names ${gapsIn(exact) || 'nothing'} in ${id.path}, and ${gapsIn(other.exact) || 'nothing'} here`,
      'name the same in both languages',
    );
  }
}

function gapsIn(words: { readonly what: string; readonly next: string } | undefined): string {
  const gaps = `${words?.what ?? ''}${words?.next ?? ''}`.match(/\{\w+\}/g) ?? [];
  return [...new Set(gaps)].toSorted().join(', ');
}

/** A text that says of itself that it is not yet in its language; its page says so too. */
function sayTranslated(texts: Located<TextsFile>, findings: Findings): void {
  if (texts.value.translated !== false) return;
  findings.warning(
    texts.at(['translated']),
    'text/not-translated',
    'These words still stand in another language',
    'translate them, then take translated: false out',
  );
}
