import { writeKey } from '#definitions/checks/write/key';
import { writeNeverKnown } from '#definitions/checks/write/never-known';
import { writeNotInRegistry } from '#definitions/checks/write/not-in-registry';
import { writeNotOwnRegistry } from '#definitions/checks/write/not-own-registry';
import { writeNotSupported } from '#definitions/checks/write/not-supported';
import type { Area } from '#definitions/rule';

export const writeArea: Area = {
  name: 'write',
  about:
    'A step writes only to a registry of the agency that owes it, only facts of that registry, and from known facts.',
  rules: [writeKey, writeNeverKnown, writeNotInRegistry, writeNotOwnRegistry, writeNotSupported],
};
