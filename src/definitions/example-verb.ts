import { instant } from '#terms/plain-date';

/** What somebody does in a worked example, as `when[].do` writes it. */
export type ExampleVerb =
  | { readonly kind: 'take'; readonly element: string }
  | { readonly kind: 'conclude'; readonly element: string }
  | { readonly kind: 'ask'; readonly lane: string }
  | { readonly kind: 'answer-question' }
  | { readonly kind: 'close-question' }
  | { readonly kind: 'suspend'; readonly reason: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'comment' }
  | { readonly kind: 'answer-comment'; readonly verdict: string }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'answer'; readonly registry: string }
  | { readonly kind: 'withhold'; readonly registry: string }
  | { readonly kind: 'pay' }
  | { readonly kind: 'pay-late' }
  | { readonly kind: 'wait' };

/** How each verb is written, for whoever mistypes one. */
export const VERBS = [
  'take <element>',
  'conclude <element>',
  'pay',
  'pay-late',
  'withdraw',
  'wait',
  'answer <registry>',
  'withhold <registry>',
  'ask <lane>',
  'answer-question',
  'close-question',
  'suspend <reason>',
  'resume',
  'comment',
  'answer-comment accepted|partly|rejected',
] as const;

export function readVerb(text: string): ExampleVerb | undefined {
  const [verb = '', name, ...rest] = text.trim().split(/\s+/);
  if (rest.length > 0) return undefined;
  switch (verb) {
    case 'take':
    case 'conclude':
      return name === undefined ? undefined : { kind: verb, element: name };
    case 'answer':
    case 'withhold':
      return name === undefined ? undefined : { kind: verb, registry: name };
    case 'ask':
      return name === undefined ? undefined : { kind: verb, lane: name };
    case 'answer-comment':
      return name === undefined ? undefined : { kind: verb, verdict: name };
    case 'suspend':
      return name === undefined ? undefined : { kind: verb, reason: name };
    case 'pay':
    case 'pay-late':
    case 'resume':
    case 'comment':
    case 'withdraw':
    case 'wait':
    case 'answer-question':
    case 'close-question':
      return name === undefined ? { kind: verb } : undefined;
    default:
      return undefined;
  }
}

/** A moment with its zone. */
export function isInstant(text: string): boolean {
  try {
    instant(text);
    return true;
  } catch {
    return false;
  }
}
