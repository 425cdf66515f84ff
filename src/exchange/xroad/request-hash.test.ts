import { describe, expect, it } from 'vitest';
import type { RawRequest } from '#exchange/mx/message';
import { requestHash } from '#exchange/xroad/request-hash';

const REQUEST_ID = '0190f3c1-7d4e-7b3a-9c1e-0123456789ab';
const IDS = { requestId: REQUEST_ID, messageId: 'XX-1' };

/** Every header that is left out stands in it; expected values are made with another tool (Python's hashlib). */
const WITH_BODY: RawRequest = {
  method: 'POST',
  target: '/r1/XX/GOV/B/SYS/pets/v1/pets?x=1',
  fields: [
    ['Host', 'h'],
    ['X-Road-Client', 'XX/GOV/A/SYS'],
    ['accept', 'application/json'],
    ['Transfer-Encoding', 'chunked'],
    ['Keep-Alive', '1'],
    ['Proxy-Authenticate', 'a'],
    ['Proxy-Authorization', 'b'],
    ['TE', 'c'],
    ['Trailer', 'd'],
    ['Upgrade', 'e'],
    ['Connection', 'close'],
    ['User-Agent', 'f'],
    ['Content-Length', '7'],
    ['Server', 'g'],
    ['Expect', '100-continue'],
    ['X-Road-Request-Id', 'theirs'],
    ['X-Road-Request-Hash', 'theirs'],
    ['ACCEPT', 'text/plain'],
  ],
  body: Buffer.from('{"a":1}'),
};
const WITHOUT: RawRequest = {
  method: 'GET',
  target: '/r1/XX/GOV/B/SYS/pets',
  fields: [
    ['X-Road-Id', 'abc'],
    ['X-Road-Client', 'XX/GOV/A/SYS'],
  ],
  body: Buffer.alloc(0),
};

describe('the request hash', () => {
  it('is that of another tool, with a body and an id that was made here', () => {
    expect(requestHash(WITH_BODY, IDS)).toBe(
      '44KZ9SW28TcL7kcyKFtW7DR9Qe+Swj5K3lqpZ/DJEE7CCYax2oLL/Zb5swMcC55aUDGpJ6ksKhYGLfKeSuZWWw==',
    );
  });

  it('is that of another tool, without a body and with an id of the asker', () => {
    expect(requestHash(WITHOUT, IDS)).toBe(
      'DULsmeF36x76fz5r56K/7EUNVuUhmQL5ofmG2aGU6Gsgf/s3e5SqlETMUoypsi+1QzPyJHJIMkkUUJT4RccFDA==',
    );
  });

  const others: readonly (readonly [string, Partial<RawRequest>])[] = [
    ['verb', { method: 'PUT' }],
    ['query', { target: '/r1/XX/GOV/B/SYS/pets/v1/pets?x=2' }],
    ['order of headers', { fields: WITH_BODY.fields.toReversed() }],
    ['spelling of a name', { fields: WITH_BODY.fields.map(([name, value]) => [name.toLowerCase(), value]) }],
    ['body', { body: Buffer.from('{"a":2}') }],
    ['body that is gone', { body: Buffer.alloc(0) }],
  ];
  it.each(others)('is another with another %s', (_, other) => {
    expect(requestHash({ ...WITH_BODY, ...other }, IDS)).not.toBe(requestHash(WITH_BODY, IDS));
  });
});
