import { MxFault } from '#exchange/mx/faults';

/** Who asks or serves, as X-Road writes it: `ID/GOV/DUKCAPIL/KEPENDUDUKAN`. */
export interface SystemId {
  readonly instance: string;
  readonly memberClass: string;
  readonly member: string;
  readonly subsystem: string;
}

/** What is asked: a service of a system, and what follows it in the path. */
export interface ServiceTarget {
  readonly provider: SystemId;
  readonly service: string;
  /** Begins with a slash, or is empty. */
  readonly path: string;
}

const PART = /^[A-Za-z0-9'()+,\-.=?]{1,64}$/;

/** Reads four parts. Throws `MxFault` (signature-bad) for any other form. */
export function readSystemId(text: string): SystemId {
  const [instance, memberClass, member, subsystem, ...more] = text.split('/').map(decoded);
  if (
    instance === undefined ||
    memberClass === undefined ||
    member === undefined ||
    subsystem === undefined ||
    more.length > 0
  )
    throw new MxFault('signature-bad', 'an id has four parts');
  return { instance, memberClass, member, subsystem };
}

export function saySystemId({ instance, memberClass, member, subsystem }: SystemId): string {
  return [instance, memberClass, member, subsystem].map(encodeURIComponent).join('/');
}

/** `/r1/{instance}/{class}/{member}/{subsystem}/{service}[/path]`; parameters stand in the body, so a query is refused. */
export function readServiceTarget(target: string): ServiceTarget {
  const found = /^\/r1\/([^/?#]+)\/([^/?#]+)\/([^/?#]+)\/([^/?#]+)\/([^/?#]+)((?:\/[^?#]*)?)$/.exec(target);
  if (found === null) throw new MxFault('request-malformed', 'the path is no service of a system');
  const [, instance = '', memberClass = '', member = '', subsystem = '', service = '', path = ''] = found;
  return {
    provider: readSystemId([instance, memberClass, member, subsystem].join('/')),
    service: decoded(service),
    path,
  };
}

function decoded(part: string): string {
  let text: string;
  try {
    text = decodeURIComponent(part);
  } catch {
    throw new MxFault('signature-bad', 'a part of an id is badly encoded');
  }
  if (!PART.test(text)) throw new MxFault('signature-bad', 'a part of an id has other characters than allowed');
  return text;
}
