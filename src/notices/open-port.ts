import { readFileSync } from 'node:fs';
import { type NoticePort, narrow } from '#notices/port';
import { smtpWay } from '#notices/smtp';
import { webhookWay } from '#notices/webhook';
import type { Instant } from '#terms/plain-date';

/** Letters of one way that may be under way at once. */
const MOST = 2;

/**
 * The ways that the environment sets up: MANUNGGAL_SMTP_URL (with MANUNGGAL_SMTP_FROM, MANUNGGAL_SMTP_CA) and
 * MANUNGGAL_NOTICE_WEBHOOK (with MANUNGGAL_NOTICE_SECRET). Throws TypeError where one of them is malformed.
 */
export function openNotices(
  env: { readonly [name: string]: string | undefined },
  baseUrl: string,
  now: () => Instant,
): NoticePort {
  const { MANUNGGAL_SMTP_URL: smtp, MANUNGGAL_SMTP_CA: ca, MANUNGGAL_NOTICE_WEBHOOK: hook } = env;
  const from = env['MANUNGGAL_SMTP_FROM'] ?? `manunggal@${new URL(baseUrl).hostname}`;
  const trusted = ca === undefined ? {} : { ca: readFileSync(ca, 'utf8') };
  return {
    email: smtp === undefined ? null : narrow(smtpWay(smtp, { from, ...trusted }), MOST),
    message:
      hook === undefined ? null : narrow(webhookWay(hook, { secret: env['MANUNGGAL_NOTICE_SECRET'] ?? '', now }), MOST),
  };
}
