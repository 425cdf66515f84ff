import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSecret, verifyWebhook } from '#billing/webhook';
import { type Letter, narrow } from '#notices/port';
import { smtpWay } from '#notices/smtp';
import { webhookWay } from '#notices/webhook';
import { instant } from '#terms/plain-date';
import { type MailServer, startMailServer } from '../../test/support/mail-server.ts';

const LETTER: Letter = { key: 'one', to: 'sari@contoh.id', subject: 'Giliran Anda', text: 'Buka.', language: 'id' };
const FROM = { from: 'manunggal@contoh.id' };
let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(() => mail.close());

describe('e-mail', () => {
  it('goes over TLS to a server that knows us, with the same id at every attempt', async () => {
    const way = smtpWay(mail.url, { ...FROM, ca: mail.ca });
    expect(await way.send(LETTER)).toEqual({ kind: 'sent' });
    expect(await way.send(LETTER)).toEqual({ kind: 'sent' });
    const ids = mail.letters.map((letter) => /^Message-ID: (\S+)/im.exec(letter)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(mail.letters[0]).toMatch(/^Auto-Submitted: auto-generated/m);
  });

  it('does not go to a server whose certificate nobody trusts, nor without the right password', async () => {
    const before = mail.letters.length;
    const stranger = await smtpWay(mail.url, FROM).send(LETTER);
    expect(stranger).toMatchObject({ kind: 'failed', lasting: false });
    const wrong = mail.url.replace('rahasia', 'salah');
    expect(await smtpWay(wrong, { ...FROM, ca: mail.ca }).send(LETTER)).toMatchObject({
      kind: 'failed',
      lasting: false,
    });
    expect(mail.letters).toHaveLength(before);
  });

  it('tells what passes (4xx, a server that is down or slow) from what lasts (5xx)', async () => {
    const way = smtpWay(mail.url, { ...FROM, ca: mail.ca, patience: 300 });
    mail.answers.push(451, 550, { wait: 1_000 });
    expect(await way.send(LETTER)).toEqual({ kind: 'failed', lasting: false, code: 'SMTP 451' });
    expect(await way.send(LETTER)).toEqual({ kind: 'failed', lasting: true, code: 'SMTP 550' });
    expect(await way.send(LETTER)).toMatchObject({ kind: 'failed', lasting: false });
    expect(await way.send(LETTER)).toEqual({ kind: 'sent' });
    const gone = await startMailServer();
    await gone.close();
    expect(await smtpWay(gone.url, FROM).send(LETTER)).toMatchObject({ kind: 'failed', lasting: false });
  });

  it('is refused where the setting is no SMTP address', () => {
    expect(() => smtpWay('http://localhost', FROM)).toThrow(TypeError);
  });

  it('lets only a few letters be under way', async () => {
    const way = narrow(smtpWay(mail.url, { ...FROM, ca: mail.ca }), 2);
    mail.answers.push({ wait: 100 }, { wait: 100 });
    const sent = await Promise.all([way.send(LETTER), way.send(LETTER), way.send(LETTER)]);
    expect(sent.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'busy']);
    expect(await way.send(LETTER)).toEqual({ kind: 'sent' });
  });
});

describe('a gateway', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const AT = instant('2026-11-24T02:00:00Z');

  it('gets a signed letter with an idempotency key; its answers are told apart', async () => {
    const got: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
    const statuses = [200, 503, 422, 401];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        got.push({ headers: request.headers, body });
        response.writeHead(statuses.shift() ?? 500).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // listens on a port
    const way = webhookWay(`http://127.0.0.1:${port}/`, { secret, now: () => AT });
    const sent = [await way.send(LETTER), await way.send(LETTER), await way.send(LETTER), await way.send(LETTER)];
    expect(sent).toEqual([
      { kind: 'sent' },
      { kind: 'failed', lasting: false, code: 'HTTP 503' },
      { kind: 'failed', lasting: true, code: 'HTTP 422' },
      { kind: 'failed', lasting: false, code: 'HTTP 401' },
    ]);
    for (const { headers, body } of got) {
      const header = (name: string) => String(headers[name]);
      expect(verifyWebhook(header, body, [readSecret(secret)], AT)).toBe(headers['idempotency-key']);
      expect(() => verifyWebhook(header, `${body} `, [readSecret(secret)], AT)).toThrow();
    }
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({
      to: LETTER.to,
      subject: LETTER.subject,
      text: LETTER.text,
      language: 'id',
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await way.send(LETTER)).toMatchObject({ kind: 'failed', lasting: false });
  });
});
