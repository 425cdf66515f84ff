import { elementAt } from '#engine/called';
import type { Opened } from '#engine/case';
import { consentsAwaited } from '#operations/case/consents-awaited';
import type { Loaded } from '#operations/case/load-case';
import { inside, labelInside, nameOf, shortOf } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import { openRequests } from '#operations/suspension/open-requests';
import type { CaseView } from '#operations/views/case';
import type { Language } from '#terms/language';
import { dayIn, type Instant, sayDate, sayTime } from '#terms/plain-date';
import { sayRupiah } from '#terms/rupiah';
import { sayCount, sayList } from '#terms/say';

export type TaskWords = NonNullable<CaseView['own']>['task'];

type Ask = Opened & { readonly kind: 'ask' };
type Item = Opened & { readonly kind: 'item' };

/** The applicant's own open steps. */
export function ownItems({ state }: Loaded): Item[] {
  return state.open.filter((wait): wait is Item => wait.kind === 'item' && wait.agency === null);
}

/** What the applicant must do now, or what comes next without them. */
export function ownTask(now: Loaded, language: Language, at: Instant, hasPaper: boolean): TaskWords {
  const [item] = ownItems(now);
  if (item !== undefined) return itemTask(now, item, language);
  const [awaited] = consentsAwaited(now);
  if (awaited?.awaits === 'preview') return previewTask(now, awaited, language);
  if (awaited !== undefined) return consentTask(now, awaited, language);
  const requests = openRequests(now.state).length;
  if (requests > 0) return answerTask(now, requests, language);
  if (now.bill?.status === 'open') return payTask(now, language, at);
  if (hasPaper) return paperTask(now, language);
  return now.state.incidents === undefined ? noTask(now, language) : heldTask(now, language);
}

function itemTask(now: Loaded, item: Item, language: Language): TaskWords {
  const { government } = now.program;
  const id = language === 'id';
  const href = `/berkas/${now.number}/tugas/${item.id}`;
  if (item.asks !== undefined) {
    const labels = item.asks.map((name) => labelInside(labelOf(government, name, language)));
    return {
      say: id ? `Isi ${sayList(labels, language)}` : `Fill in ${sayList(labels, language)}`,
      detail: id
        ? 'Instansi pemegang datanya belum menjawab, jadi kami menanyakannya kepada Anda.'
        : 'The agency that holds it has not answered, so we ask you.',
      action: { href, label: id ? 'Isi sekarang' : 'Fill it in now' },
    };
  }
  const { service, bound } = elementAt(now.program, item.node);
  const form = service.forms.get(bound.form ?? '');
  const page = service.texts[language].pages[form?.pages[0]?.id ?? ''];
  return {
    say: page?.title ?? shortOf(now.program, item.node, language),
    detail: id ? 'Berkas menunggu Anda; jamnya berhenti.' : 'The case waits for you; its clock stands still.',
    action: { href, label: id ? 'Kerjakan sekarang' : 'Do it now' },
  };
}

function consentTask({ program, number }: Loaded, { id, node, read, agency }: Ask, language: Language): TaskWords {
  const { government } = program;
  const facts = elementAt(program, node).service.file.reads[read]?.facts ?? [];
  const what = sayList(
    facts.map((name) => labelInside(labelOf(government, name, language))),
    language,
  );
  const holder = inside(nameOf(government, agency, language));
  const href = `/berkas/${number}/setuju/${id}`;
  return language === 'id'
    ? {
        say: `Izinkan atau isi sendiri ${what}`,
        detail: `Berkas menunggu Anda: ${holder} memberikannya hanya bila Anda setuju.`,
        action: { href, label: 'Baca dan putuskan' },
      }
    : {
        say: `Allow or fill in your ${what}`,
        detail: `The case waits for you: it comes from ${holder} only if you consent.`,
        action: { href, label: 'Read and decide' },
      };
}

function previewTask({ program, number }: Loaded, { id, agency }: Ask, language: Language): TaskWords {
  const holder = inside(nameOf(program.government, agency, language));
  const href = `/berkas/${number}/lihat/${id}`;
  return language === 'id'
    ? {
        say: `Lihat dulu data Anda di ${holder}`,
        detail: 'Berkas menunggu Anda: hanya yang Anda setujui yang diberikan.',
        action: { href, label: 'Lihat dan putuskan' },
      }
    : {
        say: `Look first at your data at ${holder}`,
        detail: 'The case waits for you: only what you approve is given.',
        action: { href, label: 'Look and decide' },
      };
}

function answerTask({ number }: Loaded, n: number, language: Language): TaskWords {
  const href = `/berkas/${number}/perbaikan`;
  return language === 'id'
    ? {
        say: `Jawab ${n} permintaan`,
        detail: 'Semuanya dijawab sekali, di satu halaman.',
        action: { href, label: 'Jawab sekarang' },
      }
    : {
        say: `Answer ${sayCount(n, 'request', 'requests')}`,
        detail: 'All of it at once, on one page.',
        action: { href, label: 'Answer now' },
      };
}

function payTask({ bill, number, program }: Loaded, language: Language, at: Instant): TaskWords {
  const id = language === 'id';
  const { zone } = program.government.file;
  const total = bill === null ? '' : sayRupiah(bill.total, language);
  const expires = bill?.expiresAt ?? null;
  const time = expires === null ? '' : sayTime(expires, zone, language, true);
  const day =
    expires === null || dayIn(zone, expires) === dayIn(zone, at) ? '' : sayDate(dayIn(zone, expires), language);
  const until = id ? [day, `pukul ${time}`] : [day, time];
  return {
    say: id ? `Bayar ${total}` : `Pay ${total}`,
    detail:
      expires === null
        ? id
          ? 'Satu kode untuk semua instansi.'
          : 'One code for all agencies.'
        : id
          ? `Satu kode untuk semua instansi, paling lambat ${until.filter((part) => part !== '').join(' ')}.`
          : `One code for all agencies, no later than ${until.filter((part) => part !== '').join(', ')}.`,
    action: { href: `/berkas/${number}/tagihan`, label: id ? 'Lihat dan bayar' : 'See and pay' },
  };
}

/** Whoever comes back when all is done comes for the paper. */
function paperTask({ number }: Loaded, language: Language): TaskWords {
  const href = `/berkas/${number}/dokumen.pdf`;
  return language === 'id'
    ? {
        say: 'Unduh dokumen Anda',
        detail: 'Simpan baik-baik. Selain itu tidak ada lagi yang perlu Anda lakukan.',
        action: { href, label: 'Unduh PDF' },
      }
    : {
        say: 'Download your document',
        detail: 'Keep it. There is nothing else that you need to do.',
        action: { href, label: 'Download PDF' },
      };
}

/** What holds the case is for an agency to settle, and the applicant is told so. */
function heldTask({ program, state }: Loaded, language: Language): TaskWords {
  const agencies = [...new Set((state.incidents ?? []).map(({ agency }) => agency))];
  const names = sayList(
    agencies.map((agency) => inside(nameOf(program.government, agency, language))),
    language,
  );
  return language === 'id'
    ? { say: 'Tidak ada', detail: `Bukan giliran Anda: berkas tertahan di ${names}.`, action: null }
    : { say: 'None', detail: `It is not your turn: the case is held up at ${names}.`, action: null };
}

function noTask({ state }: Loaded, language: Language): TaskWords {
  const id = language === 'id';
  const say = id ? 'Tidak ada' : 'None';
  const details: { readonly [status in Loaded['state']['status']]: readonly [string, string] } = {
    open: ['Kami kabari saat giliran Anda.', 'We tell you when it is your turn.'],
    done: ['Semua sudah selesai.', 'Everything is done.'],
    refused: ['Baca alasannya dan jalan yang terbuka.', 'Read the reason and the ways that are open.'],
    withdrawn: ['Anda dapat mengajukan lagi kapan saja.', 'You may apply again at any time.'],
    lapsed: ['Anda dapat mengajukan lagi kapan saja.', 'You may apply again at any time.'],
  };
  return { say, detail: details[state.status][id ? 0 : 1], action: null };
}
