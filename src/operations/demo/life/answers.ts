import type { FormFile } from '#definitions/schema/form';
import { elementAt } from '#engine/called';
import type { Loaded } from '#operations/case/load-case';
import { Dice, drawOne, type World } from '#operations/demo/life/draw';
import type { Done, Item } from '#operations/demo/life/next-move';
import type { Plan } from '#operations/demo/life/plan-life';
import { isObject, type Json, type JsonObject } from '#terms/json';
import type { Seed } from '#terms/random';

/** What a step asks, answered as the story and the file have it; what neither speaks of is left out. */
export function answersOf(now: Loaded, plan: Plan, done: Done, item: Item, world: World, seed: Seed): JsonObject {
  const { service, bound, id } = elementAt(now.program, item.node);
  const form = service.forms.get(bound.form ?? '');
  const asked = item.asks ?? Object.keys(form?.schema.properties ?? {});
  return answersTo(plan, asked, form, { element: id, done, world, seed, now });
}

/** Answers to the opening form. */
export function openingAnswers(plan: Plan, form: FormFile | undefined, done: Done, world: World): JsonObject {
  return answersTo(plan, Object.keys(form?.schema.properties ?? {}), form, {
    element: '',
    done,
    world,
    seed: plan.seed,
  });
}

/** Where something is asked: the element, empty for the opening form; what was asked before; the case, once there is one. */
interface Asking {
  readonly element: string;
  readonly done: Done;
  readonly world: World;
  readonly seed: Seed;
  readonly now?: Loaded;
}

function answersTo(
  { file, story, values }: Plan,
  asked: readonly string[],
  form: FormFile | undefined,
  { element, done, world, seed, now }: Asking,
): JsonObject {
  const known = new Map(values);
  for (const [name, fact] of now?.facts ?? []) {
    const { value } = fact;
    if (value === null || typeof value !== 'object') known.set(name, value);
  }
  const answers: { [fact: string]: Json } = {};
  for (const name of asked) {
    const here = `${element}/${name}`;
    const given = story.answers[here] ?? story.answers[name] ?? file.answers[here] ?? file.answers[name];
    const schema = form?.schema.properties[name];
    const must = schema !== undefined && isObject(schema as Json) ? (schema as JsonObject)['const'] : undefined; // zod read it as JSON
    const n = done.asked.get(name) ?? 0;
    done.asked.set(name, n + 1);
    const drawn = Array.isArray(given) ? given[Math.min(n, given.length - 1)] : given;
    if (drawn !== undefined) answers[name] = drawOne(drawn, known, world, new Dice(seed, `answer/${name}`));
    else if (must !== undefined) answers[name] = must;
  }
  return answers;
}
