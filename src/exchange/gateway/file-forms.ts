import type { FileForm } from '#definitions/file-forms';
import { DoorsFile } from '#exchange/gateway/doors-file';
import { GatewayFile } from '#exchange/gateway/gateway-file';

/** Files of a connector's folder: they stand beside the keys of an agency, in no government folder. */
export const CONNECTOR_FORMS: readonly FileForm[] = [
  {
    name: 'gateway',
    glob: '**/gateway.yaml',
    about: "One agency's door of the exchange: its keys, and where its registries are.",
    form: GatewayFile,
  },
  {
    name: 'gateways',
    glob: '**/gateways.yaml',
    about: 'Where a house asks: gateways of other agencies, and the keys of its own.',
    form: DoorsFile,
  },
];
