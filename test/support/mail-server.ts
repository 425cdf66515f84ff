import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly url: string;
  readonly port: number;
  /** The certificate that the server shows, which nobody signed but itself. */
  readonly ca: string;
  /** Letters it took, whole. */
  readonly letters: readonly string[];
  /** Answers in turn to what comes next: `550`, `451`, or milliseconds to wait; then it takes everything again. */
  readonly answers: (number | { readonly wait: number })[];
  close(): Promise<void>;
}

const USER = { name: 'manunggal', password: 'rahasia @1' };

/** A real SMTP server with a certificate of its own, STARTTLS and sign-in. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-mail-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const letters: string[] = [];
  const answers: MailServer['answers'] = [];
  const server = new SMTPServer({
    key: readFileSync(key),
    cert: readFileSync(cert),
    onAuth: ({ username, password }, _, done) =>
      username === USER.name && password === USER.password
        ? done(null, { user: username })
        : done(new Error('who are you')),
    onData: (stream, _, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const answer = answers.shift();
        if (typeof answer === 'number') {
          done(Object.assign(new Error('no'), { responseCode: answer }));
          return;
        }
        letters.push(Buffer.concat(chunks).toString());
        setTimeout(() => done(null), answer?.wait ?? 0);
      });
    },
  });
  server.on('error', () => undefined); // a client that gives up waiting
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const at = (server.server.address() as AddressInfo).port; // listens on a port
  const ca = readFileSync(cert, 'utf8');
  rmSync(folder, { recursive: true });
  return {
    url: `smtp://${USER.name}:${encodeURIComponent(USER.password)}@localhost:${at}`,
    port: at,
    ca,
    letters,
    answers,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
