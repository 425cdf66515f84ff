import { basesCheck } from '#definitions/checks/bases';
import { calendarCheck } from '#definitions/checks/calendar';
import { callsCheck } from '#definitions/checks/calls';
import { dutiesCheck } from '#definitions/checks/duties';
import { elsewhereCheck } from '#definitions/checks/elsewhere';
import { examplesCheck } from '#definitions/checks/examples';
import { expressionsCheck } from '#definitions/checks/expressions';
import { feesCheck } from '#definitions/checks/fees';
import { informationCheck } from '#definitions/checks/information';
import { kindsCheck } from '#definitions/checks/kinds';
import { lifeEventsCheck } from '#definitions/checks/life-events';
import { messagesCheck } from '#definitions/checks/messages';
import { namesCheck } from '#definitions/checks/names';
import { onceOnlyCheck } from '#definitions/checks/once-only';
import { papersCheck } from '#definitions/checks/papers';
import { productCheck } from '#definitions/checks/product';
import { readsCheck } from '#definitions/checks/reads';
import { recordsCheck } from '#definitions/checks/records';
import { registriesCheck } from '#definitions/checks/registries';
import { requiresCheck } from '#definitions/checks/requires';
import { rulesCheck } from '#definitions/checks/rules';
import { tablesCheck } from '#definitions/checks/tables';
import { textsCheck } from '#definitions/checks/texts';
import { userTasksCheck } from '#definitions/checks/user-tasks';
import { writesCheck } from '#definitions/checks/writes';
import type { Check } from '#definitions/draft';
import { REFERENCES } from '#definitions/references';

/** Every rule a government folder must keep, with the paragraph that says why. The references come first. */
export const CHECKS: readonly Check[] = [
  ...REFERENCES,
  lifeEventsCheck,
  informationCheck,
  basesCheck,
  userTasksCheck,
  elsewhereCheck,
  callsCheck,
  messagesCheck,
  onceOnlyCheck,
  registriesCheck,
  readsCheck,
  writesCheck,
  feesCheck,
  tablesCheck,
  namesCheck,
  rulesCheck,
  expressionsCheck,
  textsCheck,
  papersCheck,
  productCheck,
  calendarCheck,
  recordsCheck,
  dutiesCheck,
  requiresCheck,
  kindsCheck,
  examplesCheck,
];
