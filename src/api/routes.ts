import type { Endpoint } from '#api/endpoint';
import { ARRANGEMENTS } from '#api/endpoints/arrangements';
import { CASES } from '#api/endpoints/cases';
import { INCIDENTS } from '#api/endpoints/incidents';
import { MACHINES } from '#api/endpoints/machines';
import { MATTERS_BETWEEN } from '#api/endpoints/matters';
import { PUBLIC } from '#api/endpoints/public';
import { REORGANISATIONS } from '#api/endpoints/reorganisations';
import { VOICES } from '#api/endpoints/voices';

/** Every operation of the API by its id; the description and the doors are made from it. */
export const ENDPOINTS = {
  ...PUBLIC,
  ...CASES,
  ...INCIDENTS,
  ...VOICES,
  ...ARRANGEMENTS,
  ...REORGANISATIONS,
  ...MATTERS_BETWEEN,
  ...MACHINES,
} as const satisfies { readonly [name: string]: Endpoint };
