import type { DefinitionsRefusal } from '#definitions/refusals';
import { type Spoken, say } from '#operations/refusals/spoken';

export const DEFINITIONS = {
  'government-missing': say(
    404,
    2,
    ['Folder pemerintah tidak ditemukan.', 'There is no government in that folder.'],
    ['Sebut folder yang memuat government.yaml.', 'Name the folder that holds government.yaml.'],
  ),
  'file-refused': say(
    422,
    2,
    ['Satu berkas di folder tidak boleh ada di sana.', 'A file in the folder may not be there.'],
    ['Keluarkan berkas itu.', 'Take that file out.'],
  ),
  'government-malformed': say(
    422,
    1,
    ['Folder pemerintah ini memuat kesalahan.', 'This government folder has errors.'],
    [
      'Jalankan manunggal check untuk melihat baris dan cara memperbaikinya.',
      'Run manunggal check to see each line and its cure.',
    ],
  ),
  'sheets-malformed': say(
    422,
    1,
    ['Ada sel yang belum benar; tidak ada yang ditulis.', 'Some cells do not fit; nothing was written.'],
    ['Perbaiki sel yang disebut, lalu jalankan lagi.', 'Mend the cells named, then run it again.'],
  ),
  'folder-exists': say(
    409,
    2,
    [
      'Folder atau berkas itu sudah ada; tidak ada yang ditulis.',
      'That folder or file is there already; nothing was written.',
    ],
    ['Sebut nama lain dengan --out.', 'Name another with --out.'],
  ),
  'form-invalid': say(
    422,
    2,
    ['Ada isian yang perlu diperbaiki.', 'Some answers need mending.'],
    ['Perbaiki isian yang ditandai.', 'Mend the answers that are marked.'],
  ),
  'process-element-unsupported': say(
    422,
    1,
    ['Proses memakai unsur BPMN yang belum dijalankan.', 'The process uses a BPMN element that does not run yet.'],
    ['Ganti unsur itu dengan unsur yang didukung.', 'Replace it by one that is supported.'],
  ),
  'process-malformed': say(
    422,
    1,
    ['Proses BPMN memuat kesalahan.', 'The BPMN process has errors.'],
    ['Perbaiki di tempat yang disebut.', 'Mend it at the places named.'],
  ),
} satisfies { readonly [code in DefinitionsRefusal]: Spoken };
