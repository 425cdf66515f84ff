import { type FileGroup, LARGEST_FILE } from '#definitions/file-kind';
import type { FactType } from '#definitions/schema/facts';
import type { Text } from '#terms/language';

/** What one field lacks, in words that say the cure. Never repeats what was typed. */
export type FieldError = { readonly field: string; readonly keyword: string; readonly message: Text };

/** Nothing was given where something is needed. */
export function sayRequired(fact: FactType): Text {
  const { id, en } = fact.label;
  if (fact.type === 'choice' || fact.type === 'boolean') {
    return { id: `Pilih jawaban untuk ${id}.`, en: `Choose an answer for ${en}.` };
  }
  if (fact.type === 'file') return { id: `Lampirkan ${id}.`, en: `Attach ${en}.` };
  return { id: `Isi ${id}.`, en: `Enter ${en}.` };
}

const CURES: { readonly [type in FactType['type']]: Text } = {
  text: { id: 'berupa tulisan', en: 'text' },
  prose: { id: 'berupa tulisan', en: 'text' },
  date: { id: 'tanggal yang ada, misalnya 23 11 2026', en: 'a date that exists, for example 23 11 2026' },
  integer: { id: 'bilangan bulat, misalnya 125', en: 'a whole number, for example 125' },
  decimal: { id: 'bilangan, misalnya 1,05', en: 'a number, for example 1.05' },
  rupiah: { id: 'jumlah rupiah tanpa sen, misalnya 1.183.000', en: 'whole rupiah, for example 1,183,000' },
  boolean: { id: 'ya atau tidak', en: 'yes or no' },
  nik: {
    id: '16 angka seperti tertulis di KTP, termasuk tanggal lahir di angka ke-7 sampai ke-12',
    en: 'the 16 digits on the KTP, with the date of birth in places 7 to 12',
  },
  phone: {
    id: 'nomor telepon Indonesia, misalnya 0812 3456 7890',
    en: 'an Indonesian telephone number, for example 0812 3456 7890',
  },
  plate: {
    id: 'nomor polisi, misalnya AN 1234 BC',
    en: 'a number plate, for example AN 1234 BC',
  },
  choice: { id: 'salah satu pilihan yang ada', en: 'one of the choices listed' },
  list: { id: 'satu atau beberapa isian, dipisah koma', en: 'one or more entries, separated by commas' },
  file: { id: 'berkas yang dilampirkan', en: 'files that are attached' },
};

/** What was given cannot be read as this type. */
export function sayUnreadable(fact: FactType): Text {
  const cure = CURES[fact.type];
  return { id: `${fact.label.id} harus ${cure.id}.`, en: `${fact.label.en} must be ${cure.en}.` };
}

export function sayUnknownField(field: string): Text {
  return { id: `Formulir ini tidak menanyakan ${field}.`, en: `This form does not ask for ${field}.` };
}

/** The answers do not fit one another; no one field is at fault. */
export function sayWhole(): Text {
  return {
    id: 'Periksa kembali: jawaban-jawaban ini tidak cocok satu sama lain.',
    en: 'Check the answers: they do not fit one another.',
  };
}

/** The value was read but the form's schema narrows it further: `keyword` and `params` as ajv names them. */
export function sayMisfit(fact: FactType, keyword: string, params: { readonly [name: string]: unknown }): Text {
  const { id, en } = fact.label;
  const limit = limitIn(params);
  switch (keyword) {
    case 'minLength':
      return limit === '1'
        ? sayRequired(fact)
        : { id: `${id} paling sedikit ${limit} huruf.`, en: `${en} must be ${limit} characters or more.` };
    case 'maxLength':
      return { id: `${id} paling banyak ${limit} huruf.`, en: `${en} must be ${limit} characters or fewer.` };
    case 'minimum':
    case 'formatMinimum':
      return { id: `${id} paling kecil ${limit}.`, en: `${en} must be ${limit} or more.` };
    case 'maximum':
    case 'formatMaximum':
      return { id: `${id} paling besar ${limit}.`, en: `${en} must be ${limit} or less.` };
    case 'exclusiveMinimum':
    case 'formatExclusiveMinimum':
      return { id: `${id} harus lebih dari ${limit}.`, en: `${en} must be more than ${limit}.` };
    case 'exclusiveMaximum':
    case 'formatExclusiveMaximum':
      return { id: `${id} harus kurang dari ${limit}.`, en: `${en} must be less than ${limit}.` };
    case 'minItems':
      return { id: `Isi ${id} paling sedikit ${limit}.`, en: `Give at least ${limit} for ${en}.` };
    case 'maxItems':
      return { id: `Isi ${id} paling banyak ${limit}.`, en: `Give at most ${limit} for ${en}.` };
    case 'enum':
      return { id: `Pilih ${id} dari pilihan yang ada.`, en: `Choose ${en} from the list.` };
    case 'const':
      return sayConst(fact, params['allowedValue']);
    default:
      return sayUnreadable(fact);
  }
}

/** A number, or a day where dates are compared. */
function limitIn({ limit }: { readonly [name: string]: unknown }): string {
  return typeof limit === 'number' || typeof limit === 'string' ? `${limit}` : '';
}

/** A statement that must be confirmed before the form can be sent. */
function sayConst(fact: FactType, allowed: unknown): Text {
  const { id, en } = fact.label;
  if (allowed === true) return { id: `Nyatakan ya untuk ${id} agar dapat melanjutkan.`, en: `Confirm ${en} to go on.` };
  return { id: `Periksa ${id}: jawaban ini tidak dapat diterima.`, en: `Check ${en}: this answer cannot be accepted.` };
}

/** Why a file was not taken. */
export type FileFault = 'file-empty' | 'file-too-large' | 'file-kind' | 'file-too-many';

const KIND_WORDS: { readonly [group in FileGroup]: Text } = {
  image: { id: 'foto (JPEG, PNG, atau WebP)', en: 'a photo (JPEG, PNG or WebP)' },
  pdf: { id: 'PDF', en: 'a PDF' },
};

/** What a field for files takes: "foto (JPEG, PNG, atau WebP) atau PDF". */
export function sayAccepted(groups: readonly FileGroup[]): Text {
  const words = groups.map((group) => KIND_WORDS[group]);
  return { id: words.map(({ id }) => id).join(' atau '), en: words.map(({ en }) => en).join(' or ') };
}

/** What to do about a file that was not taken. Its name is not repeated: it may hold anything. */
export function sayFileFault(
  fact: FactType,
  fault: FileFault,
  takes: { readonly groups: readonly FileGroup[]; readonly most: number },
): Text {
  const { id, en } = fact.label;
  const mebibytes = LARGEST_FILE / 2 ** 20;
  const kinds = sayAccepted(takes.groups);
  switch (fault) {
    case 'file-empty':
      return { id: `Berkas untuk ${id} kosong. Pilih lagi.`, en: `A file for ${en} is empty. Choose it again.` };
    case 'file-too-large':
      return {
        id: `Berkas untuk ${id} paling besar ${mebibytes} MB. Perkecil, lalu lampirkan lagi.`,
        en: `A file for ${en} may be ${mebibytes} MB at most. Make it smaller, then attach it again.`,
      };
    case 'file-kind':
      return {
        id: `Isi berkas untuk ${id} harus ${kinds.id}.`,
        en: `A file for ${en} must be ${kinds.en}, by its content.`,
      };
    case 'file-too-many':
      return {
        id: `Lampirkan paling banyak ${takes.most} berkas untuk ${id}.`,
        en: `Attach at most ${takes.most} files for ${en}.`,
      };
    default:
      return fault satisfies never;
  }
}
