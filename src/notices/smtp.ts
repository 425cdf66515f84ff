import { createTransport } from 'nodemailer';
import type { Letter, NoticeWay, Sent } from '#notices/port';
import { sha256 } from '#terms/random';

export interface SmtpOptions {
  /** Sender's address. */
  readonly from: string;
  /** Certificates (PEM) that are trusted beside those of the system. */
  readonly ca?: string;
  /** Longest silence of the server in milliseconds. */
  readonly patience?: number;
}

/**
 * E-mail by SMTP (RFC 5321): `smtp://user:password@host:port` with STARTTLS, which only a server on this machine may lack, or
 * `smtps://` with TLS from the start. Throws TypeError for any other address.
 */
export function smtpWay(address: string, { from, ca, patience = 10_000 }: SmtpOptions): NoticeWay {
  const url = new URL(address);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    throw new TypeError('MANUNGGAL_SMTP_URL: smtp:// or smtps://');
  const secure = url.protocol === 'smtps:';
  const transport = createTransport({
    host: url.hostname,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname),
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.split('@').at(-1) ?? url.hostname;
  return {
    send: async ({ key, to, subject, text, language }: Letter): Promise<Sent> => {
      const id = sha256(key).toString('hex').slice(0, 32);
      const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language };
      try {
        await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${domain}>`, headers });
        return { kind: 'sent' };
      } catch (error) {
        return failure(error);
      }
    },
    close: () => transport.close(),
  };
}

/** A 5xx to the letter lasts (RFC 5321 4.2.1); one to our own sign-in is mended by whoever runs the house. */
function failure(error: unknown): Sent {
  const { responseCode, code } = error as { readonly responseCode?: number; readonly code?: string }; // as nodemailer throws
  const lasting = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH' && code !== 'ETLS';
  return { kind: 'failed', lasting, code: responseCode === undefined ? (code ?? 'EUNKNOWN') : `SMTP ${responseCode}` };
}
