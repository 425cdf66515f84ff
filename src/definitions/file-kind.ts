import { isList, isObject, type Json, type JsonObject } from '#terms/json';

/** What a form's `accept` may name, and the media types (RFC 6838) it stands for. Nothing a browser would run is among them. */
export const FILE_GROUPS = {
  image: ['image/jpeg', 'image/png', 'image/webp'],
  pdf: ['application/pdf'],
} as const;
export type FileGroup = keyof typeof FILE_GROUPS;
export type FileKind = (typeof FILE_GROUPS)[FileGroup][number];

/** Bytes of the largest single file. */
export const LARGEST_FILE = 5 * 1024 * 1024;
/** Files one field may hold, unless its form says fewer. */
export const MOST_FILES = 10;

/** A file that stands under a fact: `size` in bytes, `sha256` of its content as hexadecimal. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly kind: FileKind;
  readonly size: number;
  readonly sha256: string;
}

export const FILE_SCHEMA = {
  type: 'array',
  maxItems: MOST_FILES,
  items: {
    type: 'object',
    properties: {
      id: { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' },
      name: { type: 'string', minLength: 1, maxLength: 120 },
      kind: { type: 'string', enum: Object.values(FILE_GROUPS).flat() },
      size: { type: 'integer', minimum: 1, maximum: LARGEST_FILE },
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
    required: ['id', 'name', 'kind', 'size', 'sha256'],
    additionalProperties: false,
  },
} as const;

/** What a file is by its first bytes; its name and what the sender says of it count for nothing. null: none we take. */
export function kindOfFile(bytes: Uint8Array): FileKind | null {
  const head = Buffer.from(bytes.subarray(0, 12));
  const latin = head.toString('latin1');
  if (latin.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (latin.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (latin.startsWith('RIFF') && latin.slice(8) === 'WEBP') return 'image/webp';
  return latin.startsWith('%PDF-') ? 'application/pdf' : null;
}

/** The groups that a field of a form takes; without `accept`, all. */
export function acceptedBy(narrowed: JsonObject | undefined): readonly FileGroup[] {
  const named = narrowed?.['accept'];
  return named !== undefined && isList(named) ? named.filter(isFileGroup) : GROUPS;
}

/** How many files a field of a form takes. */
export function mostFiles(narrowed: JsonObject | undefined): number {
  const most = narrowed?.['maxItems'];
  return typeof most === 'number' ? Math.min(most, MOST_FILES) : MOST_FILES;
}

export function isAccepted(groups: readonly FileGroup[], kind: string): boolean {
  return groups.some((group) => FILE_GROUPS[group].some((one) => one === kind));
}

/** Files under a fact's value; whatever else stands there is none. */
export function filesIn(value: Json | undefined): readonly KeptFile[] {
  if (value === undefined || !isList(value)) return [];
  return value.filter(isKeptFile);
}

function isKeptFile(value: unknown): value is KeptFile & JsonObject {
  return isObject(value as Json) && typeof (value as JsonObject)['sha256'] === 'string'; // a list holds JSON
}

const GROUPS = Object.keys(FILE_GROUPS) as FileGroup[]; // keys of the very object

function isFileGroup(value: Json): value is FileGroup {
  return GROUPS.some((group) => group === value);
}
