import { describe, expect, it } from 'vitest';
import { withinGrant } from '#exchange/xroad/within-grant';

const NAMES = new Map([
  ['nik', 'person.nik'],
  ['name', 'person.name'],
  ['kk', 'person.kk'],
]);
const GRANTED = ['person.nik', 'person.name'];

function judged(status: number, body: string, fields: readonly (readonly [string, string])[] = []) {
  const said = withinGrant({ status, fields, body: Buffer.from(body) }, NAMES, GRANTED);
  return typeof said === 'string' ? said : { ...said, body: Buffer.from(said.body).toString() };
}

describe('what an old system says', () => {
  it('goes on as it came where all of it is granted', () => {
    const body = '{ "name":"Sari",\n "nik":"1" }';
    expect(judged(200, body, [['ETag', '"1"']])).toMatchObject({ body, fields: [['ETag', '"1"']] });
    expect(judged(204, '')).toMatchObject({ status: 204, body: '' });
  });

  it('loses what is not granted, known to the registry or not, also in a list', () => {
    const said = judged(200, '{"name":"Sari","kk":"9","mother":"X"}', [
      ['ETag', '"1"'],
      ['X-Own', 'y'],
    ]);
    expect(said).toMatchObject({ body: '{"name":"Sari"}', fields: [['X-Own', 'y']] });
    expect(judged(200, '[{"kk":"9"},{"nik":"1"}]')).toMatchObject({ body: '[{},{"nik":"1"}]' });
  });

  it.each(['<person/>', '"Sari"', '[1]', 'null', '{"name":'])('is nonsense where it is no record: %s', (body) => {
    expect(judged(200, body)).toBe('nonsense');
  });

  it('may refuse and redirect in its own words, but not with a field that is not granted', () => {
    expect(judged(405, '{"error":"Method Not Allowed"}')).toMatchObject({ status: 405 });
    expect(judged(404, 'not here')).toMatchObject({ status: 404, body: 'not here' });
    expect(judged(302, '', [['Location', 'https://elsewhere.example/']])).toMatchObject({ status: 302 });
    expect(judged(409, '{"conflict":{"with":[{"kk":"9"}]}}')).toBe('leak');
  });
});
