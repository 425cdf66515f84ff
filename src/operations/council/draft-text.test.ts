import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArrangementFile } from '#coordination/schema';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { faultsOfDraft } from '#operations/council/draft-faults';
import { type Typed, textOfTyped, typedOf } from '#operations/council/draft-text';
import type { JsonObject } from '#terms/json';

const NUSANTARA = join(import.meta.dirname, '../../../governments/nusantara');
const government = await readGovernment(await readFolder(NUSANTARA));
const texts = [...government.arrangements.values()];

/** As a browser sends what the form shows: a day in three parts. */
function sent(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => {
      if (!['from', 'to', 'reviewDate'].includes(name)) return [[name, value]];
      const [year = '', month = '', day = ''] = value.split('-');
      return Object.entries({ day, month: month.replace(/^0/, ''), year }).map(([part, one]) => [
        `${name}-${part}`,
        one,
      ]);
    }),
  );
}

const asJson = (text: ArrangementFile) => text as unknown as JsonObject; // parsed from YAML

describe('a draft as a form', () => {
  it.each(texts.map((text) => [text.id, text] as const))('%s comes back from its form as it went in', (_, text) => {
    const back = ArrangementFile.parse(textOfTyped(sent(typedOf(asJson(text))), asJson(text)));
    expect(back).toEqual(text);
    expect(faultsOfDraft(government, back)).toEqual([]);
  });

  it('leaves out empty rows, so the place of a fault is the row that is shown', () => {
    const typed = {
      'members.0.agency': ' ',
      'members.1.agency': 'pupr',
      'members.1.role': 'lead',
      'members.7.agency': 'x',
    };
    expect(textOfTyped(typed)['members']).toEqual([{ agency: 'pupr', role: 'lead' }, { agency: 'x' }]);
    expect(textOfTyped({ 'to-day': '31', 'to-month': '2', 'to-year': '2027' })['to']).toBe('2027-02-31');
    expect(textOfTyped({ 'to-day': '1', 'to-month': '12' })['to']).toBe('-12-01');
    expect(textOfTyped({})).not.toHaveProperty('to');
  });

  const [samsat] = texts.filter(({ id }) => id === 'samsat');
  const [grant] = samsat?.grants ?? [];
  if (samsat === undefined || grant === undefined) throw new Error('no samsat');
  it.each([
    [
      'an agency nobody knows',
      { members: [...samsat.members, { agency: 'nobody', role: 'member' }] },
      'members.4.agency',
    ],
    ['an agency twice', { members: [...samsat.members, samsat.members[0]] }, 'members.4.agency'],
    ['an agreement of one', { instrument: 'memorandum', members: samsat.members.slice(0, 1) }, 'members'],
    ['a seat nobody has', { leadPosition: { position: 'nobody.head' } }, 'leadPosition.position'],
    ['a service nobody gives', { services: ['x.y'] }, 'services.0'],
    ['a grant twice', { grants: [grant, grant] }, 'grants.1.id'],
    ['data without facts', { grants: [{ ...grant, kind: 'data', registry: 'people', facts: [] }] }, 'grants.0.facts'],
    ['a share without payee', { grants: [{ ...grant, kind: 'fee-share', payee: undefined }] }, 'grants.0.payee'],
    ['an end before its beginning', { to: samsat.from }, 'to'],
  ])('names the place of %s', (_, more, place) => {
    const faults = faultsOfDraft(government, { ...samsat, ...more } as ArrangementFile);
    expect(faults.map((fault) => fault.split(':')[0])).toContain(place);
  });
});
