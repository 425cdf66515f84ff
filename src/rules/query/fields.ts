/**
 * All that a query may name of an act: columns and clear fields of its envelope, and of them only those on this list. What
 * is sealed, whose act it is, and every other field have no name here, so no query can reach them.
 */
export const FIELDS = {
  kind: { column: 'kind', type: 'text' },
  at: { column: 'at', type: 'moment' },
  agency: { column: 'agency', type: 'text' },
  element: { column: 'element', type: 'text' },
  service: { column: 'service', type: 'text' },
  'data.status': { column: 'data_status', type: 'text' },
  'data.message': { column: 'data_message', type: 'text' },
  'data.template': { column: 'data_template', type: 'text' },
} as const satisfies { readonly [name: string]: { readonly column: string; readonly type: 'text' | 'moment' } };

export type Field = keyof typeof FIELDS;

/** The fields under `data`. */
export const DATA_FIELDS = ['status', 'message', 'template'] as const;

export function isField(name: string): name is Field {
  return Object.hasOwn(FIELDS, name);
}

/** Names of a query beside the built-in functions; FEEL must know those with spaces beforehand. */
export const QUERY_NAMES: readonly string[] = [
  'acts',
  'since',
  'until',
  'cases',
  'calendar days',
  'working days',
  ...DATA_FIELDS.map((name) => `data.${name}`),
];
