import { stringify } from 'yaml';
import type { Standards } from '#definitions/sheets/standards';
import { STARTER_PAPER } from '#definitions/starter/files';
import { rootOf, starterProcess } from '#definitions/starter/process';

type Row = Standards['services'][number];

/** Names of a service's own facts, and its requirements one by one with the fact that says each was seen. */
export function namesOf({ kode, persyaratan }: Row): {
  readonly root: string;
  readonly requirements: readonly { readonly fact: string; readonly text: string }[];
} {
  const root = rootOf(kode.text);
  const requirements = linesOf(persyaratan.text).map((text, index) => ({ fact: `${root}.seen${index + 1}`, text }));
  return { root, requirements };
}

/** A list as people write it in a cell: one a line, or between semicolons, with or without numbers before it. */
export function linesOf(text: string): string[] {
  return text
    .split(/[\n;]+/)
    .map((line) => line.replace(/^\s*(\d+[.)]|[-•*])\s*/, '').trim())
    .filter((line) => line !== '');
}

/** The folder of one service that an office gives at its counter, by path in the government folder. */
export function counterService(standards: Standards, row: Row): ReadonlyMap<string, string> {
  const id = row.kode.text;
  const office = standards.agencies.find(({ kode }) => kode.text === row.perangkat_daerah.text)?.singkatan.text ?? '';
  const folder = `services/${id}/`;
  return new Map([
    [`${folder}service.yaml`, stringify(serviceFile(standards, row))],
    [`${folder}process.bpmn`, starterProcess(id, escape(office))],
    [`${folder}forms/apply.json`, form('apply', applyFacts(row), ['place', 'name', 'phone', 'purpose'])],
    [`${folder}forms/examine.json`, examineForm(row)],
    [`${folder}texts/id.yaml`, stringify(texts(row, office, 'id'))],
    [`${folder}texts/en.yaml`, stringify(texts(row, office, 'en'))],
    [`${folder}documents/letter.typ`, STARTER_PAPER],
    [`${folder}examples/granted.yaml`, stringify(example(standards, row))],
  ]);
}

function applyFacts(row: Row): string[] {
  return ['resident.place', 'person.name', 'contact.phone', `${namesOf(row).root}.purpose`];
}

function serviceFile({ government }: Standards, row: Row): object {
  const { root } = namesOf(row);
  const basis = { law: row.dasar_hukum.text, certainty: 'B' };
  const term = { amount: Number(row.waktu_hari.text), unit: 'workingDays', basis };
  return {
    id: row.kode.text,
    kind: 'administrative',
    product: { paper: 'letter' },
    owner: row.perangkat_daerah.text,
    arrangement: 'pemerintahan',
    legalBasis: [basis],
    territories: [government.kode_wilayah.text],
    territory: 'resident.place',
    promise: term,
    opening: { subject: 'person.nik', reads: [], form: 'apply', businessKey: ['person.nik'] },
    reads: {},
    lanes: { 'lane-applicant': { role: 'applicant' }, 'lane-office': { role: row.perangkat_daerah.text } },
    elements: {
      examine: { form: 'examine', position: `${row.perangkat_daerah.text}.${row.jabatan.text}`, clock: term },
      issue: { paper: { template: 'letter', facts: ['person.name', `${root}.purpose`] } },
      done: { outcome: 'done' },
      refused: { outcome: 'refused', reason: `${root}.finding` },
    },
    withdraw: { until: 'examine' },
    questions: { due: term, lead: term, body: term },
  };
}

function form(id: string, facts: readonly string[], pages: readonly string[]): string {
  const properties = Object.fromEntries(facts.map((fact) => [fact, {}]));
  const asked = facts.map((fact, index) => ({ id: pages[index], fields: [fact] }));
  return `${JSON.stringify({ id, schema: { type: 'object', properties, required: facts }, pages: asked }, null, 2)}\n`;
}

/** Each requirement is ticked off on one page with what was found. */
function examineForm(row: Row): string {
  const { root, requirements } = namesOf(row);
  const facts = [...requirements.map(({ fact }) => fact), `${root}.finding`];
  const schema = { type: 'object', properties: Object.fromEntries(facts.map((fact) => [fact, {}])), required: facts };
  return `${JSON.stringify({ id: 'examine', schema, pages: [{ id: 'examine', fields: facts }] }, null, 2)}\n`;
}

/** Words in one language. What the sheets say in Indonesian alone stands so in both, and the English file says that it does. */
function texts(row: Row, office: string, language: 'id' | 'en'): object {
  const say = (id: string, en: string): string => (language === 'id' || en === '' ? id : en);
  const product = say(row.produk.text, row.produk_inggris.text);
  return {
    title: say(row.nama.text, row.nama_inggris.text),
    promise: product,
    ...(language === 'en' ? { translated: false } : {}),
    standard: {
      requirements: linesOf(row.persyaratan.text),
      procedure: linesOf(row.prosedur.text),
      fee: row.biaya.text,
      complaints: row.pengaduan.text,
    },
    product: [
      {
        name: product,
        detail: say('Dokumen bersegel yang dapat diperiksa siapa pun', 'A sealed document that anyone can check'),
        lane: 'lane-office',
      },
    ],
    words: [row.nama.text.toLowerCase()],
    elements: {
      examine: {
        doing: say(`${office} memeriksa permohonan Anda`, `${office} is examining your application`),
        done: say(`${office} telah memeriksa permohonan Anda`, `${office} has examined your application`),
        short: say('Periksa permohonan', 'Examine the application'),
      },
      issue: {
        doing: say(`${office} menerbitkan dokumen Anda`, `${office} is issuing your document`),
        done: say(`${office} telah menerbitkan dokumen Anda`, `${office} has issued your document`),
        short: say('Terbitkan dokumen', 'Issue the document'),
      },
    },
    pages: {
      place: {
        title: say('Di mana Anda tinggal?', 'Where do you live?'),
        why: say('Menentukan kantor yang melayani Anda', 'It decides which office serves you'),
      },
      name: {
        title: say('Siapa nama Anda?', 'What is your name?'),
        why: say('Dicetak pada dokumen Anda', 'It is printed on your document'),
      },
      phone: {
        title: say('Berapa nomor telepon Anda?', 'What is your phone number?'),
        why: say('Untuk memberi tahu Anda', 'To let you know'),
      },
      purpose: {
        title: say('Untuk keperluan apa?', 'What is it for?'),
        why: say('Dicetak pada dokumen Anda', 'It is printed on your document'),
      },
      examine: {
        title: say('Apakah persyaratan lengkap?', 'Are the requirements complete?'),
        why: say('Menentukan kelanjutan berkas', 'It decides how the case goes on'),
      },
    },
    reasons: {
      complete: say('Lengkap dan benar', 'Complete and right'),
      incomplete: say('Persyaratan tidak lengkap', 'The requirements are incomplete'),
    },
    papers: { letter: { title: say(row.produk.text, row.produk_inggris.text) } },
  };
}

function example({ government }: Standards, row: Row): object {
  const { root, requirements } = namesOf(row);
  const offset = { WIB: '+07:00', WITA: '+08:00', WIT: '+09:00' }[government.zona.text.toUpperCase()] ?? '';
  const day = government.berlaku_sejak.text;
  return {
    title: 'A complete application is granted',
    given: {
      at: `${day}T09:00:00${offset}`,
      facts: {
        'person.nik': `${government.kode_provinsi.text}01014507900003`,
        'person.name': 'Contoh Pemohon',
        'contact.phone': '0812-3456-7890',
        'resident.place': government.kode_wilayah.text,
        [`${root}.purpose`]: 'Contoh keperluan',
      },
    },
    when: [
      {
        at: `${day}T11:00:00${offset}`,
        by: `${row.perangkat_daerah.text}.${row.jabatan.text}`,
        do: 'conclude examine',
        facts: { ...Object.fromEntries(requirements.map(({ fact }) => [fact, true])), [`${root}.finding`]: 'complete' },
      },
    ],
    // oxlint-disable-next-line unicorn/no-thenable -- given, when, then are the words of a worked example
    then: {
      status: 'done',
      acts: ['filed', 'handed-over', 'concluded', 'document-due', 'sealed', 'ended'],
      holders: [],
    },
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
