import type { ConsentBook } from '#exchange/gateway/consent-book';
import type { Served } from '#exchange/gateway/holder';
import type { TrustFile } from '#exchange/gateway/trust';
import type { SystemId } from '#exchange/mx/identifier';
import type { Signer } from '#exchange/mx/signature';
import type { Database } from '#store/database';
import type { KeyStore } from '#store/keys';
import type { AgencyId } from '#terms/ids';

/** What a gateway of one agency serves from. */
export interface GatewayParts {
  readonly agency: AgencyId;
  readonly self: SystemId;
  readonly db: Database;
  readonly keys: KeyStore;
  readonly trust: TrustFile;
  readonly keyid: string;
  readonly signer: Signer;
  /** By service code. */
  readonly services: ReadonlyMap<string, Served>;
  /** Whether a consent carries this wish now; without it only law is a basis. */
  readonly consentHolds?: ConsentBook;
  /** Milliseconds after which an exchange that nothing answered is closed; 30 days where none are said. */
  readonly closeAfter?: number;
  readonly now: () => number;
}
