import type { Draft, DraftService } from '#definitions/draft';
import type { NodeType } from '#definitions/process';
import type { Rule } from '#definitions/rule';
import { everyTexts } from '#definitions/views/texts';
import { elementsOf, formsInUse } from '#definitions/vocabulary';

/** Pages are made from the definition, so each thing a page can name has its words. */
export const textMissing: Rule = {
  id: 'text/missing',
  what: { id: 'Kata untuk bagian ini tidak ada', en: 'There are no words for this part' },
  hint: { id: 'tambahkan di texts/id.yaml dan texts/en.yaml', en: 'add them to texts/id.yaml and texts/en.yaml' },
  check: (draft, say) => {
    for (const { service, texts } of everyTexts(draft)) {
      for (const { section, key, why } of neededTexts(draft, service)) {
        if (Object.hasOwn(texts.value[section], key)) continue;
        const fix = `add ${key} under ${section} of ${texts.path}`;
        say(texts.at([section]), `There are no words for the ${why}`, fix);
      }
    }
  },
};

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
