import { z } from 'zod';
import { Endpoint } from '#exchange/xroad/endpoint';
import { Id } from '#terms/schema';

/** What an adapter asks of one service, and under which purpose: it knows nothing of purposes itself. */
export const BindingFile = z.strictObject({
  /** As X-Road writes it: instance/class/member/subsystem/service. */
  service: z.string().regex(/^[^/]+(\/[^/]+){4}$/),
  /** One of `clients`. */
  client: z.string(),
  endpoints: z.array(Endpoint).min(1),
  /** call: an old system answers, as it always did; record: a registry answers, as an object. */
  way: z.enum(['call', 'record']).default('call'),
  purpose: z.strictObject({
    code: z.string().regex(/^[a-z0-9.-]+\/[A-Za-z0-9-]+$/),
    basis: z.string().regex(/^[ -~]+$/),
    step: z.string().regex(/^[ -~]+$/),
    /** Days that the asker keeps what it gets. */
    retain: z.number().int().min(0),
  }),
  fields: z.array(z.string()).min(1),
  /** fact -> name under which the adapter expects it, where a registry answers; else the fact's own. */
  names: z.record(z.string(), z.string()).optional(),
});
export type BindingFile = z.infer<typeof BindingFile>;

/** The door for systems written for a Security Server. Without `tls` it opens on this machine alone. */
export const FacadeFile = z.strictObject({
  listen: z.strictObject({ host: z.string(), port: z.number().int().min(0).max(65_535) }),
  /** Whether it speaks TLS 1.3 with client certificates; with the gateway's own key and certificate. */
  tls: z.boolean().default(false),
  /** agency -> address of its gateway */
  gateways: z.record(Id, z.url()),
  clients: z
    .array(
      z.strictObject({
        /** instance/class/member/subsystem, the member being this agency */
        id: z.string(),
        /** Files of the certificates that may ask as this system; without them it asks from this machine. */
        certificates: z.array(z.string()).min(1).optional(),
      }),
    )
    .min(1),
  bindings: z.array(BindingFile),
});
export type FacadeFile = z.infer<typeof FacadeFile>;
