import { type Cell, type Column, type Row, readTable, type SayFinding } from '#definitions/sheets/read-table';
import type { Sheet } from '#definitions/sheets/sheet';

const ID: Column = {
  pattern: /^[a-z][a-z0-9-]*$/,
  wanted: { id: 'tulis huruf kecil, angka, dan tanda hubung', en: 'write small letters, digits and hyphens' },
};
const TEXT: Column = {};
const ENGLISH: Column = { optional: true };
const oneOf = (...words: readonly string[]): Column => ({
  pattern: new RegExp(`^(${words.join('|')})$`, 'i'),
  wanted: { id: `tulis ${words.join(', ')}`, en: `write ${words.join(', ')}` },
});

const GOVERNMENT = {
  kode: ID,
  nama: TEXT,
  nama_inggris: ENGLISH,
  jenis: oneOf('kabupaten', 'kota'),
  kode_provinsi: { pattern: /^\d\d$/, wanted: { id: 'tulis dua angka', en: 'write two digits' } },
  nama_provinsi: TEXT,
  kode_wilayah: {
    pattern: /^\d\d\.\d\d$/,
    wanted: { id: 'tulis seperti 99.01, sebagai teks', en: 'write it like 99.01, as text' },
  },
  nama_wilayah: TEXT,
  zona: oneOf('WIB', 'WITA', 'WIT'),
  bantuan: TEXT,
  bantuan_inggris: ENGLISH,
  rekaan: oneOf('ya', 'tidak'),
  berlaku_sejak: {
    pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    wanted: { id: 'tulis tanggal seperti 2026-01-31', en: 'write a date like 2026-01-31' },
  },
  dasar_hukum: TEXT,
} satisfies { readonly [name: string]: Column };
const AGENCIES = { kode: ID, nama: TEXT, nama_inggris: ENGLISH, singkatan: TEXT, kantor: TEXT };
const POSITIONS = {
  perangkat_daerah: ID,
  kode: ID,
  nama: TEXT,
  nama_inggris: ENGLISH,
  tugas: oneOf('pimpinan', 'petugas', 'loket', 'koordinator', 'pengaduan', 'pengawas'),
};
const STANDARDS = {
  kode: {
    pattern: /^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/,
    wanted: { id: 'tulis seperti dinsos.surat-keterangan', en: 'write it like dinsos.surat-keterangan' },
  },
  perangkat_daerah: ID,
  /** Empty: the service does not run here yet; its page says where to apply. */
  jabatan: { ...ID, optional: true },
  nama: TEXT,
  nama_inggris: ENGLISH,
  persyaratan: TEXT,
  prosedur: TEXT,
  waktu_hari: {
    pattern: /^[1-9]\d{0,2}$/,
    wanted: { id: 'tulis banyaknya hari kerja dengan angka', en: 'write the number of working days' },
  },
  biaya: TEXT,
  produk: TEXT,
  produk_inggris: ENGLISH,
  pengaduan: TEXT,
  dasar_hukum: TEXT,
} satisfies { readonly [name: string]: Column };

/** The four sheets of a government that begins: itself, its agencies, their positions, its standards of service. */
export interface Standards {
  readonly government: Row<keyof typeof GOVERNMENT>;
  readonly agencies: readonly Row<keyof typeof AGENCIES>[];
  readonly positions: readonly Row<keyof typeof POSITIONS>[];
  readonly services: readonly Row<keyof typeof STANDARDS>[];
}

export const SHEETS = ['pemerintah', 'perangkat_daerah', 'jabatan', 'standar_pelayanan'] as const;

/**
 * Reads the sheets and what they name of one another. Says everything that does not fit; undefined when the government's own row
 * is missing.
 */
export function readStandards(sheets: readonly Sheet[], say: SayFinding): Standards | undefined {
  const [government, second] = readTable(sheets, 'pemerintah', GOVERNMENT, say);
  const agencies = readTable(sheets, 'perangkat_daerah', AGENCIES, say);
  const positions = readTable(sheets, 'jabatan', POSITIONS, say);
  const services = readTable(sheets, 'standar_pelayanan', STANDARDS, say);
  if (second !== undefined)
    say(
      second.kode,
      { id: 'Pemerintah kedua', en: 'A second government' },
      { id: 'hapus baris ini', en: 'take this row out' },
    );
  const agencyIds = agencies.map(({ kode }) => kode.text);
  sayTwice(
    agencies,
    ({ kode }) => kode,
    ({ kode }) => kode.text,
    say,
  );
  sayTwice(positions, ({ kode }) => kode, seatOf, say);
  sayTwice(
    services,
    ({ kode }) => kode,
    ({ kode }) => kode.text,
    say,
  );
  sayTwice(
    services,
    ({ produk }) => produk,
    (row) => `${row.perangkat_daerah.text}/${row.produk.text.toLowerCase()}`,
    say,
  );
  for (const { perangkat_daerah: agency } of [...positions, ...services])
    if (agency.text !== '' && !agencyIds.includes(agency.text)) sayUnknown(agency, 'perangkat_daerah', agencyIds, say);
  for (const row of services) checkExaminer(row, positions, say);
  if (government === undefined) return undefined;
  for (const duty of ['koordinator', 'pengaduan', 'pengawas'])
    if (!positions.some(({ tugas }) => tugas.text.toLowerCase() === duty))
      say(
        { sheet: 'jabatan', cell: 'A1' },
        { id: `Belum ada jabatan dengan tugas ${duty}`, en: `No position has the duty ${duty}` },
        { id: 'tambahkan jabatan itu', en: 'add that position' },
      );
  return { government, agencies, positions, services };
}

/** Id of a position in the whole government. */
export function seatOf(row: { readonly perangkat_daerah: Cell; readonly kode: Cell }): string {
  return `${row.perangkat_daerah.text}.${row.kode.text}`;
}

function checkExaminer(
  { perangkat_daerah, jabatan }: Standards['services'][number],
  positions: Standards['positions'],
  say: SayFinding,
): void {
  const own = positions.filter((one) => one.perangkat_daerah.text === perangkat_daerah.text);
  const found = own.find(({ kode }) => kode.text === jabatan.text);
  if (jabatan.text === '') return;
  if (found === undefined)
    sayUnknown(
      jabatan,
      'jabatan',
      own.map(({ kode }) => kode.text),
      say,
    );
  else if (!['petugas', 'loket', 'pimpinan'].includes(found.tugas.text.toLowerCase()))
    say(
      jabatan,
      { id: `Jabatan ${jabatan.text} bukan petugas`, en: `The position ${jabatan.text} is no officer` },
      {
        id: 'sebut jabatan dengan tugas petugas, loket, atau pimpinan',
        en: 'name one with the duty petugas, loket or pimpinan',
      },
    );
}

function sayTwice<R>(rows: readonly R[], cellOf: (row: R) => Cell, keyOf: (row: R) => string, say: SayFinding): void {
  const first = new Map<string, Cell>();
  for (const row of rows) {
    const cell = cellOf(row);
    const earlier = first.get(keyOf(row));
    if (earlier === undefined) first.set(keyOf(row), cell);
    else if (cell.text !== '')
      say(
        cell,
        { id: `"${cell.text}" sudah ada di ${earlier.cell}`, en: `"${cell.text}" stands in ${earlier.cell} already` },
        { id: 'bedakan, atau hapus salah satunya', en: 'tell them apart, or take one out' },
      );
  }
}

function sayUnknown(cell: Cell, sheet: string, known: readonly string[], say: SayFinding): void {
  const list = known.join(', ');
  say(
    cell,
    { id: `${cell.text} tidak ada di lembar ${sheet}`, en: `${cell.text} does not stand in the sheet ${sheet}` },
    { id: `tulis salah satu dari: ${list}`, en: `write one of: ${list}` },
  );
}
