import type { AccessRefusal } from '#access/refusals';
import type { BillingRefusal } from '#billing/refusals';
import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import type { MatterRefusal } from '#coordination/matter';
import type { OutcomeRefusal } from '#coordination/outcome-refusals';
import type { DefinitionsRefusal } from '#definitions/refusals';
import type { DocumentsRefusal } from '#documents/refusals';
import type { EngineRefusal } from '#engine/refusals';
import type { ExchangeRefusal } from '#exchange/refusals';
import { ACCESS } from '#operations/refusals/access';
import { ARRANGEMENTS } from '#operations/refusals/arrangements';
import { BILLING } from '#operations/refusals/billing';
import { DEFINITIONS } from '#operations/refusals/definitions';
import { DOCUMENTS } from '#operations/refusals/documents';
import { ENGINE } from '#operations/refusals/engine';
import { EXCHANGE } from '#operations/refusals/exchange';
import { MATTERS } from '#operations/refusals/matters';
import { OPERATIONS, type OperationsRefusal } from '#operations/refusals/operations';
import { OUTCOMES } from '#operations/refusals/outcomes';
import { REORGANISATION, type ReorganisationRefusal } from '#operations/refusals/reorganisation';
import { RULES } from '#operations/refusals/rules';
import type { Spoken } from '#operations/refusals/spoken';
import { STORE } from '#operations/refusals/store';
import type { RulesRefusal } from '#rules/refusals';
import type { StoreRefusal } from '#store/refusals';

type RefusalCode =
  | AccessRefusal
  | ArrangementRefusal
  | BillingRefusal
  | DefinitionsRefusal
  | DocumentsRefusal
  | EngineRefusal
  | ExchangeRefusal
  | MatterRefusal
  | OperationsRefusal
  | OutcomeRefusal
  | ReorganisationRefusal
  | RulesRefusal
  | StoreRefusal;

/** Every code of the house. A storey's new code is a type error until it has its row in `refusals/<storey>.ts`. */
export const REFUSALS = {
  ...ACCESS,
  ...ARRANGEMENTS,
  ...BILLING,
  ...DEFINITIONS,
  ...DOCUMENTS,
  ...ENGINE,
  ...EXCHANGE,
  ...MATTERS,
  ...OPERATIONS,
  ...OUTCOMES,
  ...REORGANISATION,
  ...RULES,
  ...STORE,
} satisfies { readonly [code in RefusalCode]: Spoken };

/** The row of a code; undefined for one that this table does not know, which is a bug. */
export function spokenFor(code: string): Spoken | undefined {
  return Object.hasOwn(REFUSALS, code) ? REFUSALS[code as RefusalCode] : undefined; // just looked
}
