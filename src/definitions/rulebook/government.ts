import { type RuleWords, words } from '#definitions/rulebook/words';

/** What is said of the files that all services share. */
export const GOVERNMENT_RULES: { readonly [rule: string]: RuleWords } = {
  'agency/unknown': words(
    'Instansi yang disebut tidak ada',
    'There is no such agency',
    'sebut berkas di agencies/',
    'name a file of agencies/',
  ),
  'agency/unknown-position': words(
    'Jabatan yang disebut tidak ada',
    'No agency has this position',
    'tambahkan jabatan pada instansinya',
    'add the position to its agency',
  ),
  'basis/missing': words(
    'Dasar hukum perbuatan ini tidak disebut',
    'No law is named for this act',
    'tambahkan di bases.yaml',
    'add it to bases.yaml',
  ),
  'basis/days': words(
    'Hari tanpa dasar hukum, atau dengan dua',
    'Days without a law, or with two',
    'sambung tanggal from dan to',
    'let from and to follow one another',
  ),
  'calendar/twice': words(
    'Hari libur tertulis dua kali',
    'A day off stands twice',
    'sisakan satu',
    'keep one of the two',
  ),
  'calendar/not-fixed': words(
    'Tanggal ini tidak ada setiap tahun',
    'This is no day of every year',
    'tulis MM-DD, atau sebut tahunnya',
    'write MM-DD, or name the years',
  ),
  'calendar/other-year': words(
    'Tanggal di luar tahun keputusan',
    'The date is outside the years of its decree',
    'betulkan tanggal, atau tambahkan tahun',
    'correct the date, or add its year',
  ),
  'fact/unknown': words(
    'Fakta tidak ada di facts.yaml',
    'The fact is not in facts.yaml',
    'tambahkan ke facts.yaml atau betulkan namanya',
    'add it to facts.yaml or correct the name',
  ),
  'fact/twice': words(
    'Fakta dijelaskan dua kali',
    'The fact is described twice',
    'sisakan satu',
    'keep one of the two',
  ),
  'fact/choices': words(
    'Hanya fakta pilihan yang punya pilihan',
    'Only a choice has choices',
    'tulis type: choice, atau hapus pilihannya',
    'write type: choice, or take them out',
  ),
  'fact/no-choices': words(
    'Fakta pilihan tanpa pilihan',
    'A choice without choices',
    'tambahkan choices dalam kedua bahasa',
    'add choices in both languages',
  ),
  'fact/holder': words(
    'Pemegang fakta dan daftar induk tidak cocok',
    'Holder and registry do not agree',
    'samakan facts.yaml dan registries/',
    'let facts.yaml and registries/ say the same',
  ),
  'fact/owner-field': words(
    'Daftar induk tidak punya kolom pemilik ini',
    'The registry has no such owner field',
    'sebut kolom yang berisi NIK pemilik',
    "name the field that holds the owner's NIK",
  ),
  'information/unknown-owner': words(
    'Layanan di information.yaml tanpa instansi',
    'A service of information.yaml without an agency',
    'sebut peran yang ada di roles.yaml',
    'name a role of roles.yaml',
  ),
  'information/same-id': words(
    'Layanan di information.yaml memakai id layanan lain',
    'A service of information.yaml has the id of another',
    'hapus entri itu bila layanannya sudah berjalan di sini, atau beri id lain',
    'take the entry out if the service runs here now, or give it another id',
  ),
  'life-event/unknown-service': words(
    'Peristiwa hidup menuju layanan yang tidak ada',
    'A life event leads to a service that does not exist',
    'sebut layanan yang ada, atau planned: true',
    'name a service, or write planned: true',
  ),
  'record/no-registry': words(
    'Catatan contoh tanpa daftar induk',
    'Demonstration records without a registry',
    'tambahkan registries/<id>.yaml',
    'add registries/<id>.yaml',
  ),
  'record/unknown-field': words(
    'Kolom ini tidak dikenal daftar induk',
    'The registry has no such field',
    'betulkan nama kolom',
    'correct the name of the field',
  ),
  'record/misfit': words(
    'Nilai catatan tidak sesuai jenis fakta',
    'The value does not fit its fact',
    'tulis nilai dari jenis itu',
    'write a value of that type',
  ),
  'record/no-key': words('Catatan tanpa kunci', 'A record lacks its key', 'isi kolom kunci', 'fill in the key'),
  'record/twice': words(
    'Catatan dengan kunci ini sudah ada',
    'There is a record of this key already',
    'sisakan satu',
    'keep one of the two',
  ),
};
