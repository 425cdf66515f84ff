import { recordMisfit } from '#definitions/checks/record/misfit';
import { recordNoKey } from '#definitions/checks/record/no-key';
import { recordNoRegistry } from '#definitions/checks/record/no-registry';
import { recordTwice } from '#definitions/checks/record/twice';
import { recordUnknownField } from '#definitions/checks/record/unknown-field';
import type { Area } from '#definitions/rule';

export const recordArea: Area = {
  name: 'record',
  about: 'Demonstration records have the fields of their registry, values that fit the facts, and each key once.',
  rules: [recordNoRegistry, recordUnknownField, recordMisfit, recordNoKey, recordTwice],
};
