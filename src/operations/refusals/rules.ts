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
} satisfies { readonly [code in RulesRefusal]: Spoken };
