import { resolve } from 'node:path';
import { type GatewayOptions, type OpenGateway, openGateway } from '#operations/gateway/open-gateway';

/**
 * Gateways inside the process of a house, as `MANUNGGAL_OWN_GATEWAYS` names their files, with commas between. Each has its own keys
 * and, in its own folder, its own books: those of the house are not an agency's. Refuses `gateway-file-malformed`.
 */
export async function openOwnGateways(
  files: string | undefined,
  { env, now, log }: Omit<GatewayOptions, 'file'>,
): Promise<{ readonly gateways: readonly OpenGateway[]; close(): Promise<void> }> {
  const gateways: OpenGateway[] = [];
  const close = async () => {
    for (const one of gateways.splice(0).toReversed()) await one.close();
  };
  const own = { ...env, DATABASE_URL: env['GATEWAY_DATABASE_URL'], KEYS_URL: env['GATEWAY_KEYS_URL'] };
  try {
    for (const file of (files ?? '').split(',').filter((one) => one !== ''))
      gateways.push(await openGateway({ file: resolve(file), env: own, now, log }));
    return { gateways, close };
  } catch (error) {
    await close();
    throw error;
  }
}
