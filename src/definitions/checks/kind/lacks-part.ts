import type { DraftService } from '#definitions/draft';
import type { Rule } from '#definitions/rule';
import type { ServiceFile } from '#definitions/schema/service';
import { answersDisputes } from '#definitions/views/corrections';
import { elementsOf, placeIn } from '#definitions/vocabulary';

/** An administrative service ends in a document, a regulatory one in a decision; each has an end and a product. */
export const kindLacksPart: Rule = {
  id: 'kind/lacks-part',
  what: { id: 'Bagian wajib jenis layanan ini tidak ada', en: 'The service lacks a part that its kind must have' },
  hint: { id: 'tambahkan bagian itu, atau betulkan kind', en: 'add the part, or correct kind' },
  check: (draft, say) => {
    for (const service of draft.services.values()) {
      const { kind } = service.file.value;
      const parts = answersDisputes(draft, service) ? [ends, product] : PARTS[kind];
      for (const { name, fix, has } of parts) {
        if (!has(service)) say(placeIn(service, 'kind'), `A service of kind ${kind} needs ${name}`, fix);
      }
    }
  },
};

interface Part {
  readonly name: string;
  readonly fix: string;
  readonly has: (service: DraftService) => boolean;
}

const ends: Part = {
  name: 'an end that says what becomes of the case',
  fix: 'write outcome: done for an end event under elements',
  has: (service) => elementsOf(service).some(([, { outcome }]) => outcome === 'done'),
};

const product: Part = {
  name: 'a product',
  fix: 'write under product of texts/id.yaml and texts/en.yaml what one gets',
  has: ({ texts }) => [texts.id, texts.en].every((one) => one === undefined || one.value.product.length > 0),
};

const paper: Part = {
  name: 'a sealed paper',
  fix: 'bind a service task to paper: { template, facts } and add documents/<template>.typ',
  has: (service) => elementsOf(service).some(([, element]) => element.paper !== undefined),
};

const decision: Part = {
  name: 'a decision by table',
  fix: 'bind a business rule task to decisions, or write opening.eligibility',
  has: (service) =>
    service.file.value.opening.eligibility !== undefined ||
    elementsOf(service).some(([, { decisions = [] }]) => decisions.length > 0),
};

/** What a service of each kind cannot be without; UU 25/2009 art. 5 names the kinds. */
const PARTS: { readonly [kind in ServiceFile['kind']]: readonly Part[] } = {
  administrative: [ends, product, paper],
  jasa: [ends, product],
  barang: [ends, product],
  regulatif: [ends, product, decision],
};
