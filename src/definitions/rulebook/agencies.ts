import { type RuleWords, words } from '#definitions/rulebook/words';

/** How agencies answer and act as they are, and what a service leaves in somebody's hands. */
export const AGENCIES_RULES: { readonly [rule: string]: RuleWords } = {
  'elsewhere/no-system': words(
    'Sistem nasional yang disebut tidak ada',
    'The national system named does not exist',
    'tambahkan di systems pada government.yaml',
    'add it to systems of government.yaml',
  ),
  'elsewhere/no-fact': words(
    'Data untuk nomor, tanggal, atau bukti tidak ada',
    'The fact for number, date or evidence does not exist',
    'tambahkan di facts.yaml',
    'add it to facts.yaml',
  ),
  'elsewhere/no-date': words(
    'Tanggal di sistem nasional bukan data tanggal',
    'The date in the national system is no fact of type date',
    'sebut data bertipe date',
    'name a fact of type date',
  ),
  'elsewhere/not-asked': words(
    'Formulir langkah tidak menanyakan nomor, tanggal, atau buktinya',
    'The form of the step does not ask its number, date or evidence',
    'tambahkan ke formulir langkah itu',
    'add it to the form of the step',
  ),
  'registry/way-unsaid': words(
    'Cara register menjawab tidak dijelaskan',
    'How the registry answers is not said',
    'tulis bagian csv atau officer',
    'write its csv or officer part',
  ),
  'registry/column': words(
    'Kolom CSV menyebut isian yang tidak dimiliki register',
    'A column of the CSV names a field the registry has not',
    'sebut isian register itu',
    'name a field of the registry',
  ),
  'registry/no-key-column': words(
    'Tidak ada kolom CSV yang memuat kunci catatan',
    'No column of the CSV gives the key of the records',
    'tambahkan kolom kuncinya',
    'add the column of the key',
  ),
  'registry/position': words(
    'Jabatan yang menjawab tidak ada di instansi pemegang',
    'The position that answers is not at the holding agency',
    'sebut jabatan pada instansi pemegang',
    'name a position of the holding agency',
  ),
  'product/missing': words(
    'Layanan tidak menyebut hasil yang dijanjikan jenisnya',
    'The service lacks the product its kind promises',
    'tulis product di service.yaml',
    'write product in service.yaml',
  ),
  'product/unknown-paper': words(
    'Dokumen hasil tidak ada',
    'The paper of the product does not exist',
    'tambahkan di documents/',
    'add it to documents/',
  ),
  'product/unknown-role': words(
    'Tidak ada yang memegang peran pemilik aset',
    'Nobody plays the role of the asset’s owner',
    'sebut di roles.yaml siapa pemegangnya',
    'say in roles.yaml who plays it',
  ),
  'product/not-drawn': words(
    'Langkah hasil tidak digambar',
    'The step of the product is not drawn',
    'gambar langkahnya di process.bpmn',
    'draw the step in process.bpmn',
  ),
  'element/agency': words(
    'Instansi langkah bukan butir yang dilalui langkah itu',
    'The agency of a step is no item the step goes through',
    'gambar langkah itu untuk beberapa butir',
    'draw the step with several instances of that item',
  ),
};
