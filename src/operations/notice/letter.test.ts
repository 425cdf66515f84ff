import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS, NoticesFile } from '#coordination/notice-schema';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { letterOf, sayNotice } from '#operations/notice/letter';
import { LANGUAGES } from '#terms/language';
import { NUSANTARA } from '../../../test/support/house.ts';

const government = await readGovernment(await readFolder(NUSANTARA));
const service = government.services.get('samsat.pengesahan-tahunan');
const [rules] = government.notices ?? [];
if (service === undefined || rules === undefined) throw new Error('the reference government has notices');

describe('what a notice says', () => {
  it('is whole for every notice in both languages, and names the service', () => {
    for (const kind of NOTICE_KINDS) {
      for (const language of LANGUAGES) {
        const { subject, text } = sayNotice(service, kind, rules, language);
        expect(subject).toContain(service.texts[language].title);
        expect(`${subject}${text}`).not.toMatch(/[{}]/);
      }
    }
  });

  it("is the service's own where it has words for it", () => {
    const own = { subject: 'Bayar {service}', text: 'Sekarang.' };
    const texts = { ...service.texts, id: { ...service.texts.id, notices: { 'bill-due': own } } };
    expect(sayNotice({ ...service, texts }, 'bill-due', rules, 'id')).toEqual({
      subject: `Bayar ${service.texts.id.title}`,
      text: 'Sekarang.',
    });
    expect(sayNotice({ ...service, texts }, 'filed', rules, 'id').subject).toContain('diterima');
  });

  it('ends with a link that asks to sign in, or to a page that is open to all', () => {
    const settings = { baseUrl: 'https://layanan.contoh.id', bankUrl: null, demo: false };
    const chosen = { way: 'email', language: 'en', address: 'a@contoh.id', verified: true } as const;
    const now = { number: 'MG-2026-7K3MQ2ZD-5', program: { service } } as Parameters<typeof letterOf>[1]; // all it reads
    const { text } = letterOf(settings, now, null, 'held', rules, chosen, 'key');
    expect(text).toContain('https://layanan.contoh.id/masuk?ke=/berkas/MG-2026-7K3MQ2ZD-5');
    const open = letterOf(settings, now, 'jalan.kerusakan/R-1', 'followed-ended', rules, chosen, 'key');
    expect(open.text).toContain('https://layanan.contoh.id/aset/jalan.kerusakan/R-1');
    expect(open.text).not.toContain('MG-2026');
  });

  it('may hold nothing of a case but the name of its service', () => {
    const wrong = {
      ...rules,
      kinds: { ...rules.kinds, filed: { ...rules.kinds.filed, text: { id: '{nik}', en: '-' } } },
    };
    expect(NoticesFile.safeParse([rules]).success).toBe(true);
    expect(NoticesFile.safeParse([wrong]).success).toBe(false);
  });
});
