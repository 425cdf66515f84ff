import { describe, expect, it } from 'vitest';
import { Endpoint, endpointOf, pathFor } from '#exchange/xroad/endpoint';

const ENDPOINTS = [
  { method: 'GET', path: '/v1/people/{key}' },
  { method: 'GET', path: '/v1/people/{key}/*/papers' },
  { method: 'GET', path: '/v1/search?nik={key}' },
  { method: 'POST', path: '/v1/reports', key: 'nik' },
].map((one) => Endpoint.parse(one));

function keyOf(method: string, path: string, body = ''): string | undefined {
  return endpointOf(ENDPOINTS, { method, path, body: Buffer.from(body) })?.key;
}

describe('an endpoint of an old system', () => {
  it.each([
    ['GET', '/v1/people/997', '', '997'],
    ['GET', '/v1/people/997?quu=1', '', '997'],
    ['GET', '/v1/people/B%201234%20XY', '', 'B 1234 XY'],
    ['GET', '/v1/people/997/x/papers', '', '997'],
    ['GET', '/v1/search?a=1&nik=997', '', '997'],
    ['POST', '/v1/reports', '{"nik":"997","note":1}', '997'],
  ])('says of %s %s which record it is about', (method, path, body, key) => {
    expect(keyOf(method, path, body)).toBe(key);
  });

  it.each([
    ['PUT', '/v1/people/997', ''],
    ['GET', '/v1/people/', ''],
    ['GET', '/v1/people/..', ''],
    ['GET', '/v1/people/%2e%2e', ''],
    ['GET', '/v1/people/a%2Fb', ''],
    ['GET', '/v1/people/%', ''],
    ['GET', '/v1/people/997/', ''],
    ['GET', '/v1/people/997//papers', ''],
    ['GET', '/v1/search', ''],
    ['GET', '/v1/search?nik=997&nik=998', ''],
    ['POST', '/v1/reports', '{"nik":997}'],
    ['POST', '/v1/reports', 'nik=997'],
    ['GET', `/v1/people/${'9'.repeat(65)}`, ''],
  ])('is not asked by %s %s', (method, path, body) => {
    expect(keyOf(method, path, body)).toBeUndefined();
  });

  it('names its key once', () => {
    const good = (one: object) => Endpoint.safeParse(one).success;
    expect(good({ method: 'GET', path: '/v1/people' })).toBe(false);
    expect(good({ method: 'GET', path: '/{key}/{key}' })).toBe(false);
    expect(good({ method: 'POST', path: '/{key}', key: 'nik' })).toBe(false);
    expect(pathFor(Endpoint.parse({ method: 'GET', path: '/a/{key}' }), 'B 1/2')).toBe('/a/B%201%2F2');
  });
});
