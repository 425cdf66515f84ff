import { type Spoken, say } from '#operations/refusals/spoken';
import type { RulesRefusal } from '#rules/refusals';

export const RULES = {
  'feel-syntax': say(
    422,
    1,
    ['Satu ungkapan aturan salah tulis.', 'An expression of a rule is miswritten.'],
    ['Perbaiki di tempat yang disebut.', 'Mend it at the place named.'],
  ),
  'dmn-malformed': say(
    422,
    1,
    ['Tabel keputusan memuat kesalahan.', 'A decision table has errors.'],
    ['Perbaiki di tempat yang disebut.', 'Mend it at the place named.'],
  ),
  'rule-not-run': say(
    422,
    1,
    ['Aturan memakai sesuatu yang tidak dijalankan di sini.', 'A rule uses something that is not run here.'],
    ['Tulis ulang dalam FEEL di tempat yang disebut.', 'Write it in FEEL at the place named.'],
  ),
  'rule-budget': say(
    500,
    1,
    ['Perhitungan aturan terlalu panjang.', 'A rule takes too much to compute.'],
    ['Perancang layanan harus menyederhanakannya.', "The service's designer must make it simpler."],
  ),
  'rule-unknown': say(
    500,
    1,
    ['Aturan yang disebut tidak ada.', 'There is no such rule.'],
    ['Perancang layanan harus memperbaiki rujukannya.', "The service's designer must mend the reference."],
  ),
  'query-field-closed': say(
    422,
    1,
    [
      'Kueri hasil menyebut {text}, yang tidak boleh dibaca kueri mana pun.',
      'A query names {text}, which no query may read.',
    ],
    [
      'Pakai bidang amplop yang terbuka: kind, at, agency, service, element, data.status, data.message, data.template.',
      'Use open fields of the envelope: kind, at, agency, service, element, data.status, data.message, data.template.',
    ],
  ),
  'query-unsupported': say(
    422,
    1,
    ['Kueri hasil memakai {what}, yang tidak ada di kueri.', 'A query uses {what}, which queries do not have.'],
    [
      'Tulis dengan count, sum, mean, median, min, max atas acts, cases, calendar days, atau working days.',
      'Write it with count, sum, mean, median, min, max over acts, cases, calendar days or working days.',
    ],
  ),
} satisfies { readonly [code in RulesRefusal]: Spoken };
