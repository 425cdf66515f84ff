import type { ComplaintRules } from '#coordination/voice-schema';
import type { Government } from '#definitions/government';
import { ownerOf } from '#operations/marks/present-marks';
import type { ActRow } from '#store/rows';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { capital } from '#terms/say';

/** One act of a complaint in a sentence. */
export function sayMove(government: Government, rules: ComplaintRules, act: ActRow, language: Language): string {
  const who = capital(ownerOf(government, act.agency, language).name);
  const to = ownerOf(government, textOf(act.data['agency'] ?? ''), language).name;
  const chosen = rules.classes.find(({ id }) => id === act.data['class'])?.name[language] ?? '';
  const id = language === 'id';
  switch (act.kind) {
    case 'complaint-filed':
      if (act.data['look'] !== undefined)
        return id ? `Pertanyaan tentang pembukaan data untuk ${to}` : `Question about a look, for ${to}`;
      return id ? 'Aduan diterima' : 'Complaint received';
    case 'complaint-verified':
      return id ? `${who} memeriksa aduan ini: ${chosen}` : `${who} verified it: ${chosen}`;
    case 'complaint-forwarded':
      return id
        ? `${who} meneruskannya kepada ${to}; waktunya jalan terus`
        : `${who} passed it to ${to}; the clock runs on`;
    case 'complaint-climbed':
      return id ? 'Belum dijawab pada waktunya; naik ke pengawas' : 'Not answered in time; it climbed to oversight';
    case 'complaint-answered':
      return id ? `${who} menjawab` : `${who} answered`;
    case 'complaint-objected':
      return id ? 'Pengadu berkeberatan atas jawabannya' : 'The complainant objected to the answer';
    case 'complaint-closed':
      if (act.data['by'] === 'silence')
        return id ? 'Selesai: tidak ada keberatan sampai waktunya habis' : 'Closed: no objection in time';
      return id ? 'Selesai: ditutup pengadu' : 'Closed by the complainant';
    default:
      return act.kind;
  }
}
