import { filesIn, type KeptFile } from '#definitions/file-kind';
import type { Government } from '#definitions/government';
import { type Json, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { maskNik } from '#terms/nik';
import { plainDate, sayDate } from '#terms/plain-date';
import { sayRupiah } from '#terms/rupiah';
import { sayList } from '#terms/say';

/** A value as people read it: by the fact's type, with its unit, a NIK masked. */
export function sayFact(government: Government, name: string, value: Json, language: Language): string {
  const fact = government.facts.get(name);
  if (value === null || value === undefined || value === '') return language === 'id' ? 'tidak ada' : 'none';
  switch (fact?.type) {
    case 'nik':
      return maskNik(textOf(value));
    case 'date':
      return sayDate(plainDate(textOf(value)), language);
    case 'rupiah':
      return sayRupiah(BigInt(Math.trunc(Number(value))), language);
    case 'boolean':
      return language === 'id' ? (value === true ? 'ya' : 'tidak') : value === true ? 'yes' : 'no';
    case 'choice':
      return fact.choices?.[textOf(value)]?.[language] ?? textOf(value);
    case 'text':
      return regionNamed(government, textOf(value)) ?? textOf(value);
    case 'phone':
      return textOf(value).replace(/^(\d{4})(\d{3,4})(\d+)$/, '$1-$2-$3');
    case 'file':
      return sayList(
        filesIn(value).map((file) => sayFile(file, language)),
        language,
      );
    default: {
      const text = Array.isArray(value) ? value.join(', ') : textOf(value);
      return fact?.unit === undefined ? text : `${text} ${fact.unit}`;
    }
  }
}

/** "denah.pdf (PDF, 2,1 MB)" */
export function sayFile({ name, kind, size }: KeptFile, language: Language): string {
  const kilobytes = Math.max(1, Math.round(size / 1_000));
  const tenths = (Math.round(kilobytes / 100) / 10).toString().replace('.', language === 'id' ? ',' : '.');
  const length = kilobytes < 1_000 ? `${kilobytes} kB` : `${tenths} MB`;
  return `${name} (${kind.split('/')[1]?.toUpperCase() ?? ''}, ${length})`;
}

/** A code of the government's regions stands for its name. */
function regionNamed({ file }: Government, code: string): string | undefined {
  return file.regions.find((region) => region.code === code)?.name;
}

export function labelOf(government: Government, name: string, language: Language): string {
  return government.facts.get(name)?.label[language] ?? name;
}
