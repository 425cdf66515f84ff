import { boxesIn, placeOfRule } from '#definitions/decisions';
import type { Draft } from '#definitions/draft';
import { expressionsOf, itemNames } from '#definitions/expressions';
import type { Finding, Place } from '#definitions/findings';
import { refusedIn } from '#definitions/refused-file';
import type { Say } from '#definitions/rule';
import { boundNames, namesIn, namesOf, piecesOf } from '#definitions/rule-names';
import { linkableModels } from '#definitions/views/models';
import { perDraft } from '#definitions/views/per-draft';
import { elementsOf, placeIn, placeOfNode } from '#definitions/vocabulary';
import { compileExpression } from '#rules/feel/expression';
import { Refusal } from '#terms/refusal';

/** A name that stands for a fact in an expression. */
interface NameRead {
  readonly name: string;
  readonly place: Place;
  readonly element: string;
}

interface Read {
  readonly names: readonly NameRead[];
  readonly refused: readonly Finding[];
}

/** Days a rule may read: the day of filing and the day of paying or quoting. */
const DAYS = ['on.filed', 'on.paid'];

export function knownNames(draft: Draft): readonly string[] {
  return [...draft.factTypes.keys(), ...DAYS];
}

/** Names that conditions and writes read, and paths in DMN that begin with a root of facts.yaml. */
export function namesRead(draft: Draft): readonly NameRead[] {
  return allRead(draft).flatMap(({ names }) => names);
}

/**
 * Says expressions that are refused with the code of the rule; those of DMN files only where the files do not link, since
 * linking says the rest.
 */
export function sayRefused(code: string, draft: Draft, say: Say): void {
  for (const refused of allRead(draft).flatMap((read) => read.refused))
    if (refused.code === code) say(refused, refused.message, refused.fix, refused.element);
}

const allRead = perDraft((draft): readonly Read[] => [...readInModels(draft), ...readInServices(draft)]);

function readInServices(draft: Draft): readonly Read[] {
  const known = knownNames(draft);
  return [...draft.services.values()].flatMap((service) => {
    const items = service.process === undefined ? [] : itemNames(service.process);
    const seen = { known: [...known, ...items], items };
    const drawn = service.process === undefined ? [] : expressionsOf(service.process);
    const written = elementsOf(service).flatMap(([id, { writes = [] }]) =>
      writes.flatMap(({ set }, index) =>
        Object.entries(set).map(([fact, text]) =>
          readFeel(text, placeIn(service, 'elements', id, 'writes', index, 'set', fact), id, { known, items: [] }),
        ),
      ),
    );
    return [...drawn.map((one) => readFeel(one.text, placeOfNode(service, one), one.element, seen)), ...written];
  });
}

function readFeel(
  text: string,
  { path, line, column, ...end }: Place,
  element: string,
  { known, items }: { readonly known: readonly string[]; readonly items: readonly string[] },
): Read {
  try {
    const { names } = compileExpression(text, known, { file: path, line, column });
    const others = names.filter((name) => !items.some((item) => name === item || name.startsWith(`${item}.`)));
    return { names: others.map((name) => ({ name, place: { path, line, column, ...end }, element })), refused: [] };
  } catch (error) {
    return { names: [], refused: refusedIn(error, path) };
  }
}

function readInModels(draft: Draft): readonly Read[] {
  const known = knownNames(draft);
  const all = [...new Set([...draft.factTypes.keys(), 'on'].map(rootOf))];
  return linkableModels(draft).flatMap(({ model, service, rules }) =>
    [...model.decisions, ...model.knowledge].flatMap((element) => {
      const bound = boundNames(element.logic);
      const roots = all.filter((root) => !bound.includes(root));
      return boxesIn(element.logic)
        .flatMap(piecesOf)
        .map((piece): Read => {
          const place = placeOfRule(piece.cell.locate(0), service);
          const read = namesIn([...known, ...bound, ...namesOf(model)], piece);
          if (read instanceof Refusal)
            return { names: [], refused: rules.ruleset === undefined ? refusedIn(read, place.path) : [] };
          const facts = read.filter((name) => name.includes('.') && roots.includes(rootOf(name)));
          return { names: facts.map((name) => ({ name, place, element: element.id })), refused: [] };
        });
    }),
  );
}

function rootOf(name: string): string {
  return name.split('.', 1)[0] ?? name;
}
