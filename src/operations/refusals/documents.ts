import type { DocumentsRefusal } from '#documents/refusals';
import { type Spoken, say } from '#operations/refusals/spoken';

export const DOCUMENTS = {
  'template-reaches-out': say(
    422,
    1,
    ['Templat dokumen memakai hal di luar datanya.', "The paper's template uses something outside its data."],
    [
      'Hapus import, include, eval, atau jam dari templat.',
      'Take import, include, eval or the clock out of the template.',
    ],
  ),
  'paper-not-renderable': say(
    500,
    1,
    ['Dokumen tidak bisa dibuat dari templatnya.', 'The paper cannot be made from its template.'],
    ['Perancang layanan harus memperbaiki templatnya.', "The service's designer must mend the template."],
  ),
  'paper-took-too-long': say(
    500,
    1,
    ['Pembuatan dokumen terlalu lama.', 'Making the paper took too long.'],
    [
      'Kami coba lagi; bila terus terjadi, templatnya perlu diperbaiki.',
      'We try again; if it goes on, the template needs mending.',
    ],
  ),
  'seal-key-missing': say(
    500,
    1,
    ['Instansi ini belum punya kunci segel.', 'This agency has no seal key.'],
    ['Buat kunci segelnya lebih dulu.', 'Make its seal key first.'],
  ),
  'seal-key-not-valid': say(
    500,
    1,
    ['Kunci segel instansi ini tidak berlaku pada saat itu.', "The agency's seal key is not valid at that moment."],
    ['Perpanjang sertifikat segelnya.', 'Renew its seal certificate.'],
  ),
  'pdf-not-sealable': say(
    422,
    1,
    ['PDF ini tidak bisa disegel tanpa merusaknya.', 'This PDF cannot be sealed without breaking it.'],
    ['Buat ulang PDF dari datanya.', 'Make the PDF anew from its data.'],
  ),
  'pdf-not-sealed': say(
    422,
    2,
    ['PDF ini tidak bersegel.', 'This PDF has no seal.'],
    ['Minta dokumen aslinya, atau pindai kode QR-nya.', 'Ask for the original, or scan its QR code.'],
  ),
  'pdf-grown-after-sealing': say(
    422,
    2,
    ['Ada yang ditambahkan ke PDF ini setelah disegel.', 'Something was added to this PDF after it was sealed.'],
    ['Minta dokumen aslinya.', 'Ask for the original.'],
  ),
  'pdf-altered': say(
    422,
    2,
    ['Isi PDF ini diubah setelah disegel.', 'This PDF was changed after it was sealed.'],
    ['Minta dokumen aslinya.', 'Ask for the original.'],
  ),
  'seal-malformed': say(
    422,
    2,
    ['Segel PDF ini rusak.', 'The seal of this PDF is broken.'],
    ['Minta dokumen aslinya.', 'Ask for the original.'],
  ),
  'seal-foreign': say(
    422,
    2,
    ['Segel PDF ini bukan dari instansi yang kami kenal.', 'The seal is not of an agency we know.'],
    [
      'Jangan percaya dokumen ini sebelum bertanya ke instansinya.',
      'Do not rely on it before you have asked the agency.',
    ],
  ),
  'qr-malformed': say(
    422,
    2,
    ['Kode ini bukan kode segel.', 'This code is no seal code.'],
    ['Pindai kode yang tercetak di dokumen.', 'Scan the code printed on the paper.'],
  ),
  'qr-forged': say(
    422,
    2,
    ['Isi kode ini diubah.', 'The words of this code were changed.'],
    [
      'Jangan percaya dokumen ini sebelum bertanya ke instansinya.',
      'Do not rely on it before you have asked the agency.',
    ],
  ),
  'qr-foreign': say(
    422,
    2,
    ['Kode ini bukan dari instansi yang kami kenal.', 'This code is not of an agency we know.'],
    [
      'Jangan percaya dokumen ini sebelum bertanya ke instansinya.',
      'Do not rely on it before you have asked the agency.',
    ],
  ),
} satisfies { readonly [code in DocumentsRefusal]: Spoken };
