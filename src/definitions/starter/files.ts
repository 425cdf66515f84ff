import type { ServiceFile } from '#definitions/schema/service';
import { PARTS } from '#definitions/starter/parts';
import { rootOf } from '#definitions/starter/process';

/** What the files of a new service are made from. */
export interface Start {
  readonly id: string;
  readonly kind: ServiceFile['kind'];
  readonly owner: string;
  readonly arrangement: string;
  readonly territories: readonly { readonly code: string; readonly name: string }[];
  /** Fact that holds the applicant's NIK. */
  readonly subject: string;
  /** Name and position of the office. */
  readonly office: string;
  readonly position: string;
  /** Day of the worked example, with the offset of the government's zone: `2026-11-23`, `+07:00`. */
  readonly day: string;
  readonly offset: string;
}

const BASIS = '{ law: Isi dasar hukum layanan ini, certainty: B }';

export function starterService(start: Start): string {
  const root = rootOf(start.id);
  const term = `{ amount: 2, unit: workingDays, basis: ${BASIS} }`;
  return `# yaml-language-server: $schema=../../../../schemas/service.schema.json
id: ${start.id}
kind: ${start.kind}
product: { paper: letter${PARTS[start.kind].product(root, start.owner)} }
owner: ${start.owner}
arrangement: ${start.arrangement}
legalBasis:
  - ${BASIS}
territories: [${start.territories.map(({ code }) => `'${code}'`).join(', ')}]
territory: ${root}.province
promise: { amount: 3, unit: workingDays, basis: ${BASIS} }
opening:
  subject: ${start.subject}
  reads: []
  form: apply
  businessKey: [${start.subject}]
  eligibility: 'rules/eligibility.dmn#refusal'
reads: {}
lanes:
  lane-applicant: { role: applicant }
  lane-office: { role: ${start.owner} }
elements:
  examine:
    form: examine
    position: ${start.position}
    clock: ${term}
  issue:
    paper: { template: letter, facts: [${root}.purpose] }
  done: { outcome: done }
  refused: { outcome: refused, reason: ${root}.finding }
withdraw: { until: examine }
questions:
  due: ${term}
  lead: ${term}
  body: ${term}
`;
}

/** To be put at the end of facts.yaml. */
export function starterFacts({ id, kind, territories }: Start): string {
  const root = rootOf(id);
  const choices = territories.map(({ code, name }) => `    '${code}': { id: ${quoted(name)}, en: ${quoted(name)} }`);
  return `
# ${id}
- id: ${root}.province
  type: choice
  personal: false
  label: { id: Provinsi, en: Province }
  choices:
${choices.join('\n')}
- { id: ${root}.purpose, type: text, personal: false, label: { id: Keperluan, en: Purpose } }
- id: ${root}.forWhom
  type: choice
  personal: false
  label: { id: Untuk siapa, en: For whom }
  choices:
    oneself: { id: Saya sendiri, en: Myself }
    another: { id: Orang lain, en: Somebody else }
- id: ${root}.finding
  type: choice
  personal: false
  label: { id: Hasil pemeriksaan, en: Finding }
  choices:
    complete: { id: Lengkap, en: Complete }
    incomplete: { id: Tidak lengkap, en: Incomplete }
${PARTS[kind].facts.map((fact) => partFact(root, fact)).join('')}`;
}

function partFact(root: string, { name, type, label }: (typeof PARTS)['jasa']['facts'][number]): string {
  const choices = type === 'choice' ? ', choices: { own: { id: Milik sendiri, en: Own } }' : '';
  return `- { id: ${root}.${name}, type: ${type}, personal: false, label: { id: ${label.id}, en: ${label.en} }${choices} }\n`;
}

export function starterForm({ id, kind }: Start, form: 'apply' | 'examine'): string {
  const own = (name: string) => `${rootOf(id)}.${name}`;
  const beside = PARTS[kind].facts.map(({ name }) => own(name));
  const pages =
    form === 'apply'
      ? [
          { id: 'province', fields: [own('province')] },
          { id: 'purpose', fields: [own('purpose')] },
          { id: 'for-whom', fields: [own('forWhom')] },
        ]
      : [{ id: 'examine', fields: [own('finding'), ...beside] }];
  const facts = pages.flatMap(({ fields }) => fields);
  const file = {
    id: form,
    schema: {
      type: 'object',
      properties: Object.fromEntries(facts.map((fact) => [fact, {}])),
      required: facts.filter((fact) => !beside.includes(fact)), // a refused application gets none of these
    },
    pages,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export function starterTexts({ id, office }: Start, language: 'id' | 'en'): string {
  const say = (indonesian: string, english: string): string => quoted(language === 'id' ? indonesian : english);
  return `# yaml-language-server: $schema=../../../../../schemas/texts.schema.json
title: ${say(`Layanan baru ${id}`, `New service ${id}`)}
promise: ${say('Surat keterangan Anda, disegel', 'Your letter, sealed')}
product:
  - { name: ${say(`Surat ${id}`, `Letter ${id}`)}, detail: ${say('Dokumen bersegel yang dapat diperiksa siapa pun', 'A sealed document that anyone can check')}, lane: lane-office }
words: [${say('surat', 'letter')}]
elements:
  examine: { doing: ${say(`${office} memeriksa permohonan Anda`, `${office} is examining your application`)}, done: ${say(`${office} telah memeriksa permohonan Anda`, `${office} has examined your application`)}, short: ${say('Periksa permohonan', 'Examine the application')} }
  issue: { doing: ${say(`${office} menerbitkan dokumen Anda`, `${office} is issuing your document`)}, done: ${say(`${office} telah menerbitkan dokumen Anda`, `${office} has issued your document`)}, short: ${say('Terbitkan dokumen', 'Issue the document')} }
pages:
  province: { title: ${say('Di provinsi mana Anda tinggal?', 'In which province do you live?')}, why: ${say('Menentukan kantor yang melayani Anda', 'It decides which office serves you')} }
  purpose: { title: ${say('Untuk keperluan apa?', 'What is it for?')}, why: ${say('Dicetak pada dokumen Anda', 'It is printed on your document')} }
  for-whom: { title: ${say('Untuk siapa?', 'For whom?')}, why: ${say('Hanya dapat diajukan untuk diri sendiri', 'One can apply only for oneself')} }
  examine: { title: ${say('Apakah permohonan lengkap?', 'Is the application complete?')}, why: ${say('Menentukan kelanjutan berkas', 'It decides how the case goes on')} }
refusals:
  for-another:
    what: ${say('Layanan ini hanya untuk diri sendiri', 'This service is for oneself only')}
    next: ${say('Minta orang itu mengajukannya sendiri', 'Ask that person to apply')}
reasons:
  complete: ${say('Lengkap', 'Complete')}
  incomplete: ${say('Permohonan tidak lengkap', 'The application is incomplete')}
papers:
  letter: { title: ${say('Surat keterangan', 'Letter')} }
`;
}

export const STARTER_PAPER = `// data.json: language, number, office, title, government, fields [{label, value}], texts. qr.svg is the sealed code.
#let data = json("data.json")
#set page(paper: "a5", margin: 18mm)
#set text(size: 10pt, lang: data.language)
#text(weight: "bold", data.government) \\
#data.office
#if data.fictional [ \\ #text(fill: rgb("#b3261e"), weight: "bold")[CONTOH / EXAMPLE] ]

= #data.texts.at("title", default: data.title)
#data.number

#for field in data.fields [
  *#field.label*: #field.value \\
]
#v(1fr)
#image("qr.svg", width: 40mm)
`;

export function starterExample({ id, kind, subject, territories, position, day, offset }: Start): string {
  const root = rootOf(id);
  const beside = PARTS[kind].facts.map(({ name, sample }) => `, ${root}.${name}: '${sample}'`).join('');
  return `# yaml-language-server: $schema=../../../../../schemas/example.schema.json
title: A complete application is granted
given:
  at: '${day}T09:00:00${offset}'
  facts:
    ${subject}: '9971014507900003'
    ${root}.province: '${territories[0]?.code ?? ''}'
    ${root}.purpose: Membuka rekening
    ${root}.forWhom: oneself
when:
  - { at: '${day}T11:00:00${offset}', by: ${position}, do: conclude examine, facts: { ${root}.finding: complete${beside} } }
then:
  status: done
  acts: [filed, handed-over, concluded, document-due, sealed, ended]
  holders: []
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
