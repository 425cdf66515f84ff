import { serviceUnknownArrangement } from '#definitions/checks/service/unknown-arrangement';
import { serviceUnknownForm } from '#definitions/checks/service/unknown-form';
import { serviceUnknownPaper } from '#definitions/checks/service/unknown-paper';
import { serviceUnknownRead } from '#definitions/checks/service/unknown-read';
import { serviceUnknownRegistry } from '#definitions/checks/service/unknown-registry';
import type { Area } from '#definitions/rule';

export const serviceArea: Area = {
  name: 'service',
  about: 'Whatever service.yaml names exists: arrangement, registries, reads, forms and paper templates.',
  rules: [
    serviceUnknownArrangement,
    serviceUnknownForm,
    serviceUnknownRegistry,
    serviceUnknownRead,
    serviceUnknownPaper,
  ],
};
