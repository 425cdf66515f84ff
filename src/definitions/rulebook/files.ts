import { type RuleWords, words } from '#definitions/rulebook/words';

/** What is said of a single file: its syntax, its form, its place. */
export const FILES_RULES: { readonly [rule: string]: RuleWords } = {
  'file/missing': words(
    'Isian wajib tidak ada',
    'A required entry is missing',
    'tambahkan isian yang disebut',
    'add the entry that is named',
  ),
  'file/misfit': words(
    'Nilai tidak sesuai bentuk berkas',
    'A value does not fit the form of the file',
    'tulis nilai seperti bentuk di skema berkas (schemas/)',
    'write the value in the form that the schema of the file asks (schemas/)',
  ),
  'file/unknown-name': words(
    'Isian ini tidak dikenal di sini',
    'This entry is not known here',
    'betulkan namanya atau hapus isian itu',
    'correct its name or take the entry out',
  ),
  'yaml/syntax': words(
    'Teks ini bukan YAML yang benar',
    'The text is not correct YAML',
    'betulkan YAML; teks dengan titik dua atau # perlu tanda kutip',
    'correct the YAML; a text with a colon or # needs quotes',
  ),
  'yaml/alias': words(
    'Alias YAML terlalu sering dipakai',
    'A YAML alias is used too often',
    'tulis nilainya, jangan aliasnya',
    'write the value out instead of the alias',
  ),
  'json/syntax': words(
    'Teks ini bukan JSON yang benar',
    'The text is not correct JSON',
    'pakai kutip ganda dan hapus koma di akhir',
    'use double quotes and no comma at the end',
  ),
  'folder/missing-file': words(
    'Berkas wajib tidak ada',
    'A required file is missing',
    'tambahkan berkas itu',
    'add the file',
  ),
  'folder/other-name': words(
    'Nama berkas berbeda dari id di dalamnya',
    'The name of the file differs from the id in it',
    'samakan nama berkas dan id',
    'rename the file or correct the id',
  ),
  'folder/unread': words(
    'Tidak ada yang membaca berkas ini',
    'Nobody reads this file',
    'betulkan nama atau foldernya, atau hapus',
    'correct its name or folder, or take it out',
  ),
  'dmn/malformed': words(
    'Berkas DMN tidak dapat dibaca',
    'The DMN file cannot be read',
    'betulkan pada tempat yang ditunjuk',
    'correct it at the place shown',
  ),
  'feel/syntax': words(
    'Ungkapan ini bukan FEEL yang benar',
    'The expression is not correct FEEL',
    'betulkan pada tempat yang ditunjuk',
    'correct it at the place shown',
  ),
  'feel/unknown-fact': words(
    'Fakta ini tidak dikenal, jadi selalu null',
    'Nobody knows this fact, so it would always be null',
    'pakai nama fakta dari facts.yaml',
    'use the name of a fact of facts.yaml',
  ),
  'rule/not-run': words(
    'Aturan ini tidak dijalankan di sini',
    'This kind of rule is not run here',
    'tulis dengan FEEL',
    'write it in FEEL',
  ),
  'rule/budget': words(
    'Aturan ini melampaui batas hitung',
    'The rule exceeds what it may compute',
    'pecah menjadi keputusan yang lebih kecil',
    'split it into smaller decisions',
  ),
  'rule/unknown': words(
    'Keputusan atau masukan ini tidak ada',
    'There is no such decision or input',
    'betulkan rujukannya',
    'correct the reference',
  ),
  'rule/unknown-type': words(
    'Jenis ini tidak ada',
    'There is no such type',
    'pakai jenis FEEL atau itemDefinition',
    'use a type of FEEL or an itemDefinition',
  ),
  'rule/unknown-name': words(
    'Keputusan memakai nama yang tidak dimintanya',
    'A decision uses a name that it does not require',
    'tambahkan informationRequirement, atau betulkan namanya',
    'add an informationRequirement, or correct the name',
  ),
  'rule/unlike': words(
    'Nilai dari jenis berbeda dibandingkan atau dihitung',
    'Values of different kinds are compared or computed',
    'samakan jenisnya dengan number(), string(), atau date()',
    'convert with number(), string() or date()',
  ),
  'rule/call': words(
    'Fungsi dipanggil dengan argumen yang salah',
    'A function is called with wrong arguments',
    'beri argumen yang diminta fungsi itu',
    'give the function the arguments it takes',
  ),
  'rule/literal': words(
    'Hari, jam, atau lama ini tidak ada',
    'This day, time or duration does not exist',
    'tulis hari, jam, atau lama yang ada',
    'write one that exists',
  ),
};
