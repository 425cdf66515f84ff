import { stringify } from 'yaml';
import type { Files } from '#definitions/government';
import type { Standards } from '#definitions/sheets/standards';
import { seatOf } from '#definitions/sheets/standards';
import { counterService, linesOf, namesOf } from '#definitions/starter/counter';

const ZONES: { readonly [zone: string]: string } = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' };
const KINDS: { readonly [duty: string]: string } = { koordinator: 'coordinator', pengawas: 'auditor' };
const HUES = 8;

/** The arrangement under which one government's own agencies give their services. */
export const OWN = 'pemerintahan';

/**
 * The files of a government that begins, by their path: everything its sheets say, and nothing else. What holds for the whole
 * nation (calendar, bases, complaints, survey) is put beside it by whoever writes the folder.
 */
export function starterGovernment(standards: Standards): Files {
  const { agencies, services } = standards;
  return new Map([
    ['government.yaml', stringify(governmentFile(standards))],
    ['roles.yaml', stringify(agencies.map(({ kode }) => roleOf(standards, kode.text)))],
    ['facts.yaml', stringify(factsFile(standards))],
    ['personas.yaml', stringify(standards.positions.map(holderOf))],
    [`arrangements/${OWN}.yaml`, stringify(arrangementFile(standards))],
    ...agencies.map(({ kode }, index): [string, string] => [
      `agencies/${kode.text}.yaml`,
      stringify(agencyFile(standards, index)),
    ]),
    ...informationFile(standards),
    ...running(services).flatMap((row) => [...counterService(standards, row)]),
  ]);
}

/** Position with that duty; the sheets are read, so there is one. */
export function seatWith({ positions }: Standards, duty: string): string {
  const found = positions.find(({ tugas }) => tugas.text.toLowerCase() === duty);
  return found === undefined ? '' : seatOf(found);
}

function agencyWith(standards: Standards, duty: string): string {
  return seatWith(standards, duty).split('.')[0] ?? '';
}

/** Agency that inspects what a complaint asks to be inspected. */
export function oversightOf(standards: Standards): string {
  return agencyWith(standards, 'pengawas');
}

/** Services with an office that examines applications; the others are only described. */
function running(services: Standards['services']): Standards['services'] {
  return services.filter(({ jabatan }) => jabatan.text !== '');
}

/** Standards without a process: where and how one applies, as the sheet says. */
function informationFile({ agencies, services }: Standards): [string, string][] {
  const both = (text: string): object => words(text, '');
  const rows = services
    .filter(({ jabatan }) => jabatan.text === '')
    .map((row) => ({
      id: row.kode.text,
      owner: row.perangkat_daerah.text,
      title: words(row.nama.text, row.nama_inggris.text),
      promise: words(row.produk.text, row.produk_inggris.text),
      requirements: linesOf(row.persyaratan.text).map(both),
      procedure: linesOf(row.prosedur.text).map(both),
      time: words(`${row.waktu_hari.text} hari kerja`, `${row.waktu_hari.text} working days`),
      fee: both(row.biaya.text),
      products: [words(row.produk.text, row.produk_inggris.text)],
      where: both(agencies.find(({ kode }) => kode.text === row.perangkat_daerah.text)?.kantor.text ?? ''),
      complaints: both(row.pengaduan.text),
      legalBasis: [{ law: row.dasar_hukum.text, certainty: 'B' }],
      words: [row.nama.text.toLowerCase()],
      translated: false,
    }));
  return rows.length === 0 ? [] : [['information.yaml', stringify(rows)]];
}

function words(id: string, en: string): { readonly id: string; readonly en: string } {
  return { id, en: en === '' ? id : en };
}

function governmentFile(standards: Standards): object {
  const { government: row, services } = standards;
  return {
    id: row.kode.text,
    name: words(row.nama.text, row.nama_inggris.text),
    fictional: row.rekaan.text.toLowerCase() === 'ya',
    signIn: 'words',
    zone: ZONES[row.zona.text.toUpperCase()],
    coordinatingBody: agencyWith(standards, 'koordinator'),
    help: words(row.bantuan.text, row.bantuan_inggris.text),
    regions: [
      { code: row.kode_provinsi.text, name: row.nama_provinsi.text, kind: 'province' },
      {
        code: row.kode_wilayah.text,
        name: row.nama_wilayah.text,
        kind: row.jenis.text.toLowerCase() === 'kota' ? 'city' : 'regency',
      },
    ],
    payees: [],
    lifeEvents: [
      {
        id: 'layanan',
        title: words('Memerlukan layanan', 'You need a service'),
        detail: words('semua layanan yang tersedia', 'every service there is'),
        services: services.map(({ kode }) => kode.text),
      },
    ],
  };
}

function agencyFile(standards: Standards, index: number): object {
  const row = standards.agencies[index];
  const own = standards.positions.filter(({ perangkat_daerah: agency }) => agency.text === row?.kode.text);
  return {
    id: row?.kode.text,
    name: words(row?.nama.text ?? '', row?.nama_inggris.text ?? ''),
    short: words(row?.singkatan.text ?? '', row?.nama_inggris.text ?? ''),
    office: words(row?.kantor.text ?? '', ''),
    level: 'city',
    territory: standards.government.kode_wilayah.text,
    hue: (index % HUES) + 1,
    positions: own.map((position) => ({
      id: seatOf(position),
      title: words(position.nama.text, position.nama_inggris.text),
      lead: ['pimpinan', 'koordinator'].includes(position.tugas.text.toLowerCase()),
      ...(position.tugas.text.toLowerCase() === 'loket' ? { counter: true } : {}),
    })),
  };
}

/** Each agency plays the role of its own name; another may take it over from a day on. */
function roleOf({ government }: Standards, agency: string): object {
  return {
    role: agency,
    territory: government.kode_wilayah.text,
    agency,
    from: government.berlaku_sejak.text,
    basis: { law: government.dasar_hukum.text, certainty: 'B' },
  };
}

/** Who signs in: the holder of each position, known by its title until the house knows names. */
function holderOf(row: Standards['positions'][number]): object {
  return {
    id: seatOf(row).replaceAll('.', '-'),
    name: row.nama.text,
    kind: KINDS[row.tugas.text.toLowerCase()] ?? 'officer',
    agency: row.perangkat_daerah.text,
    position: seatOf(row),
    about: words(row.nama.text, row.nama_inggris.text),
  };
}

function factsFile({ government, services }: Standards): object[] {
  const region = words(government.nama_wilayah.text, '');
  const personal = (id: string, type: string, label: object): object => ({ id, type, personal: true, label });
  return [
    personal('person.nik', 'nik', words('NIK', 'NIK (population number)')),
    personal('person.name', 'text', words('Nama', 'Name')),
    personal('contact.phone', 'phone', words('Nomor telepon', 'Phone number')),
    {
      id: 'resident.place',
      type: 'choice',
      personal: false,
      label: words('Tempat tinggal', 'Place of residence'),
      choices: { [government.kode_wilayah.text]: region },
    },
    ...running(services).flatMap((row) => counterFacts(row)),
  ];
}

/** Facts of one service: what it is for, each requirement seen, and what the officer found. */
function counterFacts(row: Standards['services'][number]): object[] {
  const { root, requirements } = namesOf(row);
  return [
    { id: `${root}.purpose`, type: 'text', personal: false, label: words('Keperluan', 'Purpose') },
    ...requirements.map(({ fact, text }) => ({ id: fact, type: 'boolean', personal: false, label: words(text, '') })),
    {
      id: `${root}.finding`,
      type: 'choice',
      personal: false,
      label: words('Hasil pemeriksaan', 'Finding'),
      choices: {
        complete: words('Lengkap dan benar', 'Complete and right'),
        incomplete: words('Tidak lengkap', 'Incomplete'),
      },
    },
  ];
}

function arrangementFile(standards: Standards): object {
  const { government, agencies } = standards;
  const services = running(standards.services);
  const lead = agencyWith(standards, 'koordinator');
  return {
    id: OWN,
    title: words('Layanan perangkat daerah', "Services of the regency's agencies"),
    sentence: words(
      'Setiap perangkat daerah memberi layanan menurut standarnya sendiri',
      'Each agency gives its services by its own standard',
    ),
    instrument: 'head-of-region-regulation',
    declaredLevel: 1,
    members: agencies.map(({ kode }) => ({ agency: kode.text, role: kode.text === lead ? 'lead' : 'member' })),
    leadPattern: 'single',
    leadPosition: { position: seatWith(standards, 'koordinator') },
    legalBasis: [{ law: government.dasar_hukum.text, certainty: 'B' }],
    services: services.map(({ kode }) => kode.text),
    grants: [],
    from: government.berlaku_sejak.text,
    state: 'in-force',
  };
}
