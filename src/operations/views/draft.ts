import type { ConsentOffer } from '#operations/views/consent';
import type { BasisView, FactView, FieldView, NotAskedView, Owner } from '#operations/views/marks';
import type { PlainDate } from '#terms/plain-date';

/** What every page of a draft says about itself. */
export interface DraftHead {
  readonly id: string;
  readonly service: string;
  /** Kept until, counted from the last change. */
  readonly until: PlainDate;
}

export type TaskState = 'done' | 'ready' | 'later' | 'waiting' | 'spared' | 'error' | 'send';

/** `/draf/:id` */
export interface TaskListView {
  readonly draft: DraftHead;
  readonly tasks: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: TaskState;
    /** "sudah ada di Dukcapil", "menunggu Dukcapil sejak 09.03" */
    readonly detail: string;
    /** null: cannot be opened now */
    readonly href: string | null;
  }[];
}

/** `/draf/:id/pilih`; posts `record`, or the key of another one under its fact's name. */
export interface PickView {
  readonly draft: DraftHead;
  /** Where it is sent, and where one came from: a draft that is not yet kept begins with this page. */
  readonly action: string;
  readonly back: { readonly href: string; readonly label: string };
  /** "Kendaraan mana yang disahkan?" */
  readonly title: string;
  /** Registry's owner: "Menurut Polri, 2 kendaraan terdaftar atas nama Anda." */
  readonly sentence: string;
  readonly records: readonly {
    readonly key: string;
    readonly title: string;
    readonly details: readonly string[];
    /** Why this one cannot be chosen ("sudah ada permohonan berjalan"); null when it can. */
    readonly refused: string | null;
    readonly chosen: boolean;
  }[];
  /** A record that is not listed: its key, typed. */
  readonly other: FieldView | null;
  /** It may be filed for whoever holds the record, with a power of attorney. */
  readonly forOthers: boolean;
  readonly error: string | null;
}

/** `/draf/:id/data` and `/berkas/:number/data`; posts `fact`, `declared`, `text` to dispute one. */
export interface FetchedView {
  readonly back: { readonly href: string; readonly label: string };
  readonly subject: string;
  readonly sources: readonly {
    readonly owner: Owner;
    readonly purpose: string;
    readonly basis: BasisView;
    readonly arrangement: { readonly href: string; readonly label: string } | null;
    readonly facts: readonly FactView[];
    /** "Sedang diambil dari Dukcapil", or "Dukcapil belum menjawab sejak 09.03", and when the person is asked instead. */
    readonly silent: string | null;
  }[];
  readonly notAsked: NotAskedView;
  /** The fact being disputed now, opened by `?fakta=`. */
  readonly disputing: {
    readonly fact: FactView;
    readonly holder: string;
    readonly field: FieldView;
    readonly error: string | null;
  } | null;
  /** Where "Lanjut" leads; null on a running case. */
  readonly next: string | null;
}

/** `/draf/:id/isi/:page`; posts the fields. */
export interface QuestionPageView {
  readonly draft: DraftHead;
  readonly back: string;
  readonly title: string;
  /** Agencies that would answer instead, if the person allows it. */
  readonly consents: readonly ConsentOffer[];
  readonly fields: readonly FieldView[];
  /** Why it is asked: sentences, and legal basis, from the definition. */
  readonly why: { readonly purpose: string; readonly basis: BasisView | null };
}

/** `/draf/:id/periksa`; posting it files the application. */
export interface CheckAnswersView {
  readonly draft: DraftHead;
  readonly answers: readonly {
    readonly label: string;
    readonly value: string;
    /** Agencies that will see it. */
    readonly seenBy: readonly string[];
    readonly change: string | null;
  }[];
  readonly notAsked: NotAskedView;
  /** What sending it means: "Dengan mengirim, Anda menyatakan ..." */
  readonly declaration: string;
  /** On whose behalf, by surat kuasa. */
  readonly behalf: string | null;
}
