import { readConsentUnmet } from '#definitions/checks/read/consent-unmet';
import { readDecidesUncorrected } from '#definitions/checks/read/decides-uncorrected';
import { readNoGrant } from '#definitions/checks/read/no-grant';
import { readNoPurpose } from '#definitions/checks/read/no-purpose';
import { readNotInRegistry } from '#definitions/checks/read/not-in-registry';
import { readPreviewUnmet } from '#definitions/checks/read/preview-unmet';
import { readUnused } from '#definitions/checks/read/unused';
import type { Area } from '#definitions/rule';

export const readArea: Area = {
  name: 'read',
  about:
    'Every read asks a registry for facts it has, an arrangement grants them to the agency that reads, and what needs consent has somebody to ask.',
  rules: [
    readNotInRegistry,
    readNoGrant,
    readNoPurpose,
    readUnused,
    readDecidesUncorrected,
    readConsentUnmet,
    readPreviewUnmet,
  ],
};
