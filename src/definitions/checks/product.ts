import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import { PART_OF_KIND, type Product } from '#definitions/product';
import { knowsFact, nearestName, placeIn } from '#definitions/vocabulary';

/** Whoever applies knows from its kind what to expect: a paper, a connection, a public asset or a rule. */
export const productCheck: Check = {
  name: 'product',
  about: "Every service has the product its kind promises, and the product's facts, steps, roles and papers exist.",
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      checkKind(service, findings);
      const { product } = service.file.value;
      if (product !== undefined) checkParts(draft, service, product, findings);
    }
  },
};

function checkKind(service: DraftService, findings: Findings): void {
  const { kind, product } = service.file.value;
  const part = PART_OF_KIND[kind];
  if (product?.[part] !== undefined) return;
  const message = `A service of kind ${kind} says nothing of its ${part}`;
  findings.error(placeIn(service, 'kind'), 'product/missing', message, `add product: { ${part}: … } to service.yaml`);
}

function checkParts(draft: Draft, service: DraftService, product: Product, findings: Findings): void {
  const at = (...path: string[]) => placeIn(service, 'product', ...path);
  const { paper, connection, asset, rule } = product;
  if (paper !== undefined && !service.papers.has(paper)) {
    const fix = hint(paper, service.papers.keys(), `add documents/${paper}.typ`);
    findings.error(at('paper'), 'product/unknown-paper', `There is no paper ${paper}`, fix);
  }
  if (connection !== undefined) knowsFact(draft, connection.number, at('connection', 'number'), findings);
  if (asset !== undefined) {
    for (const part of ['id', 'status', 'condition'] as const)
      knowsFact(draft, asset[part], at('asset', part), findings);
    isDrawn(service, asset.inspection, ['asset', 'inspection'], findings);
    const roles = new Set(draft.roles.value.map(({ role }) => role));
    for (const [status, role] of Object.entries(asset.owners)) {
      if (roles.has(role)) continue;
      const fix = hint(role, roles, `say in roles.yaml who plays ${role}`);
      findings.error(at('asset', 'owners', status), 'product/unknown-role', `Nobody plays the role ${role}`, fix);
    }
  }
  if (rule === undefined) return;
  for (const part of ['title', 'draft', 'effective'] as const) knowsFact(draft, rule[part], at('rule', part), findings);
  isDrawn(service, rule.consultation, ['rule', 'consultation'], findings);
}

function isDrawn(service: DraftService, element: string, path: readonly string[], findings: Findings): void {
  if (service.process === undefined || service.process.nodes.has(element)) return;
  const fix = hint(element, service.process.nodes.keys(), 'draw the element');
  const place = placeIn(service, 'product', ...path);
  findings.error(place, 'product/not-drawn', `process.bpmn has no element ${element}`, fix, element);
}

function hint(name: string, known: Iterable<string>, otherwise: string): string {
  const near = nearestName(name, known);
  return near === undefined ? otherwise : `write ${near}, or ${otherwise}`;
}
