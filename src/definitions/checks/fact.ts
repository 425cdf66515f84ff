import { factChoices } from '#definitions/checks/fact/choices';
import { factHolder } from '#definitions/checks/fact/holder';
import { factNoChoices } from '#definitions/checks/fact/no-choices';
import { factOwnerField } from '#definitions/checks/fact/owner-field';
import { factTwice } from '#definitions/checks/fact/twice';
import { factUnknown } from '#definitions/checks/fact/unknown';
import type { Area } from '#definitions/rule';

export const factArea: Area = {
  name: 'fact',
  about:
    'Every name of a fact in registries, arrangements, services and forms stands in facts.yaml; holders and choices agree.',
  rules: [factUnknown, factTwice, factChoices, factNoChoices, factHolder, factOwnerField],
};
