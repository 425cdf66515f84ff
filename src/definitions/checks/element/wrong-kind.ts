import type { NodeType } from '#definitions/process';
import type { Rule } from '#definitions/rule';
import { type Element, everyElement } from '#definitions/vocabulary';

/** On which elements of BPMN each binding means something; anywhere else it would never run. */
const PLACES: { readonly [binding in keyof Element]-?: readonly NodeType[] } = {
  form: ['userTask', 'manualTask'],
  sees: ['userTask', 'manualTask'],
  position: ['userTask', 'manualTask'],
  agency: ['userTask'],
  clock: ['userTask', 'manualTask'],
  elsewhere: ['userTask'],
  suspends: ['userTask', 'receiveTask', 'messageCatchEvent'],
  reads: ['serviceTask'],
  writes: ['serviceTask'],
  mends: ['serviceTask'],
  paper: ['serviceTask'],
  decisions: ['businessRuleTask'],
  bill: ['receiveTask'],
  outcome: ['endEvent', 'terminateEndEvent', 'messageEndEvent', 'escalationEndEvent'],
  reason: ['endEvent', 'terminateEndEvent', 'messageEndEvent', 'escalationEndEvent'],
};

/** A binding on an element of the wrong kind never runs. */
export const elementWrongKind: Rule = {
  id: 'element/wrong-kind',
  what: {
    id: 'Ikatan ini tidak berarti pada elemen tersebut',
    en: 'The binding means nothing on this kind of element',
  },
  hint: { id: 'ganti jenis elemen atau hapus ikatannya', en: 'change the kind of the element or take the binding out' },
  refers: (draft, say) => {
    for (const { service, id, element } of everyElement(draft)) {
      const node = service.process?.nodes.get(id);
      for (const [binding, types] of node === undefined ? [] : Object.entries(PLACES)) {
        if (node === undefined || !Object.hasOwn(element, binding) || types.includes(node.type)) continue;
        const message = `${binding} means nothing on ${id}, which is a ${node.type}`;
        const fix = `make ${id} a ${types[0]}, or take ${binding} out`;
        say(service.file.keyAt(['elements', id, binding]), message, fix, id);
      }
    }
  },
};
