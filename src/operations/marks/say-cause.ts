import type { IncidentCause } from '#engine/case';
import type { Language, Text } from '#terms/language';

/** Why a case holds, in plain words for everybody, and what mends it, for whoever must. */
interface CauseWords {
  readonly what: Text;
  readonly mend: Text;
}

function words(what: readonly [string, string], mend: readonly [string, string]): CauseWords {
  return { what: { id: what[0], en: what[1] }, mend: { id: mend[0], en: mend[1] } };
}

const DESIGNER: readonly [string, string] = [
  'Minta perancang layanan memperbaikinya, lalu coba lagi; atau lewati langkah ini dengan alasan.',
  'Have the designer of the service mend it, then try again; or skip the step with a reason.',
];

const CAUSES: { readonly [cause in IncidentCause]: CauseWords } = {
  'no-way-on': words(
    ['Tidak ada jalan lanjutan yang cocok dengan data berkas ini.', 'No way on fits the facts of this case.'],
    [
      'Betulkan data yang menentukan jalannya, atau pilih sendiri jalannya dengan alasan.',
      'Correct the fact that decides the way, or choose the way yourself with a reason.',
    ],
  ),
  'no-tariff': words(
    ['Belum ada tarif yang ditetapkan untuk keadaan ini.', 'No tariff has been set for this situation.'],
    [
      'Begitu tarifnya ditetapkan dan diterbitkan, coba lagi. Bila datanya yang salah, betulkan.',
      'Once the tariff is set and published, try again. If a fact is wrong, correct it.',
    ],
  ),
  'rule-gave-nothing': words(
    ['Tabel aturan tidak memberi jawaban untuk data berkas ini.', 'The rule table gives no answer for these facts.'],
    [
      'Periksa data yang dibaca aturan itu dan betulkan bila salah; bila aturannya yang kurang, coba lagi setelah diperbaiki.',
      'Look at the facts the rule reads and correct what is wrong; if the rule lacks a row, try again once it is mended.',
    ],
  ),
  'rule-budget': words(
    ['Perhitungan aturan terlalu panjang dan dihentikan.', 'The computation of a rule was too long and was stopped.'],
    DESIGNER,
  ),
  'rule-unknown': words(
    ['Aturan yang dipakai langkah ini tidak ada.', 'The rule this step uses does not exist.'],
    DESIGNER,
  ),
  'amount-not-rupiah': words(
    ['Aturan memberi jumlah yang bukan rupiah utuh.', 'A rule gave an amount that is not whole rupiah.'],
    DESIGNER,
  ),
  'territory-not-served': words(
    [
      'Belum ada instansi yang ditunjuk untuk langkah ini di wilayah itu.',
      'No agency has been appointed for this step in that territory.',
    ],
    ['Begitu instansinya ditunjuk, coba lagi.', 'Once an agency is appointed, try again.'],
  ),
  'write-unusable': words(
    [
      'Hasilnya tidak dapat dicatat: kunci atau nilai catatannya tidak sah.',
      'The result cannot be entered: key or value of the record is not valid.',
    ],
    [
      'Betulkan data yang dicatat, lalu berkas mencoba lagi.',
      'Correct the fact to be entered; the case then tries again.',
    ],
  ),
  'script-gave-nothing': words(
    ['Langkah otomatis tidak memberi hasil.', 'An automatic step gave no result.'],
    DESIGNER,
  ),
  'instances-unclear': words(
    ['Tidak jelas berapa kali langkah ini harus dikerjakan.', 'It is not clear how often this step is to be done.'],
    [
      'Betulkan daftar atau jumlahnya, lalu berkas mencoba lagi.',
      'Correct the list or the number; the case then tries again.',
    ],
  ),
  'callee-unknown': words(
    ['Layanan yang dipanggil tidak ada.', 'The service that is called does not exist.'],
    DESIGNER,
  ),
  'error-uncaught': words(
    [
      'Sebuah langkah dinyatakan gagal, dan alurnya tidak menyediakan jalan untuk itu.',
      'A step was declared failed, and the process has no way for that.',
    ],
    [
      'Betulkan data dan coba lagi, atau lewati langkah ini dengan alasan.',
      'Correct the facts and try again, or skip the step with a reason.',
    ],
  ),
  stuck: words(
    ['Langkah ini menunggu sesuatu yang tidak akan datang lagi.', 'This step waits for something that will not come.'],
    ['Lewati langkah ini dengan alasan; laporkan alurnya.', 'Skip the step with a reason; report the process.'],
  ),
  'message-unkeyed': words(
    [
      'Pesan ke berkas lain tidak dapat dikirim: data penunjuk berkasnya belum diketahui.',
      'A message to another case cannot be sent: the fact by which that case is found is not known.',
    ],
    [
      'Betulkan atau lengkapi datanya, lalu berkas mencoba lagi.',
      'Correct or add the fact; the case then tries again.',
    ],
  ),
  'timer-unclear': words(
    ['Tidak jelas sampai kapan langkah ini harus menunggu.', 'It is not clear until when this step is to wait.'],
    [
      'Betulkan tanggal atau lamanya, lalu berkas mencoba lagi.',
      'Correct the date or the length; the case then tries again.',
    ],
  ),
  'step-budget': words(
    ['Alur otomatisnya berputar tanpa akhir dan dihentikan.', 'Its automatic steps turn without end and were stopped.'],
    [
      'Betulkan data yang membuatnya berputar, atau lewati langkah ini dengan alasan.',
      'Correct the fact that makes it turn, or skip the step with a reason.',
    ],
  ),
};

export function sayCause(cause: IncidentCause, language: Language): string {
  return CAUSES[cause].what[language];
}

export function sayMend(cause: IncidentCause, language: Language): string {
  return CAUSES[cause].mend[language];
}
