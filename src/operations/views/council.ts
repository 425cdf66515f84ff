import type { BasisView, Link, Owner } from '#operations/views/marks';
import type { TalkView } from '#operations/views/talk';
import type { Instant, PlainDate } from '#terms/plain-date';

export interface StepView {
  readonly n: number;
  readonly name: string;
}

/** A piece of evidence a step asks for, computed. */
export interface EvidenceView {
  readonly holds: boolean;
  readonly what: string;
  readonly detail: string;
  readonly link: Link | null;
}

export interface ArrangementRow {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly lead: Owner;
  readonly members: readonly string[];
  readonly declared: StepView;
  readonly computed: StepView;
  readonly until: PlainDate | null;
  readonly state: string;
}

/** `/kesepakatan` */
export interface ArrangementsView {
  readonly rows: readonly ArrangementRow[];
}

/** `/kesepakatan/:id`: who, by which instrument, on which of nine steps, until when, what it grants. */
export interface ArrangementView {
  readonly id: string;
  readonly title: string;
  /** Names its members and what they do together. */
  readonly sentence: string;
  /** "peraturan presiden" */
  readonly instrument: string;
  readonly lead: Owner;
  readonly leadPosition: {
    readonly title: string;
    readonly vacantSince: PlainDate | null;
    readonly meanwhile: string | null;
  };
  readonly leadPattern: string;
  readonly members: readonly { readonly owner: Owner; readonly part: string }[];
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly reviewDate: PlainDate | null;
  /** "berlaku", with its class of state */
  readonly state: { readonly word: string; readonly kind: 'ok' | 'near' | 'late' };
  readonly steps: readonly StepView[];
  readonly declared: number;
  readonly computed: number;
  readonly evidence: { readonly title: string; readonly rows: readonly EvidenceView[] };
  readonly nextStep: { readonly title: string; readonly rows: readonly EvidenceView[] } | null;
  readonly grants: {
    readonly note: string;
    readonly rows: readonly {
      readonly from: Owner;
      /** "Data", "Bagian biaya" */
      readonly kind: string;
      readonly what: string;
      readonly basis: BasisView;
      readonly statutory: boolean;
      /** "dipakai 412 kali" */
      readonly use: string;
      /** "berlaku sekarang", or why not and who can renew. */
      readonly holds: { readonly word: string; readonly kind: 'ok' | 'late' };
    }[];
  };
  readonly services: readonly Link[];
  readonly plan: {
    readonly title: string;
    readonly detail: string;
    /** What it means for another member: "DLH", and why. */
    readonly impacts: readonly { readonly on: string; readonly why: string }[];
  } | null;
  readonly basis: readonly { readonly basis: BasisView; readonly what: string }[];
  /** What happens when it ends. */
  readonly after: readonly { readonly what: string; readonly detail: string }[];
  readonly open: readonly {
    readonly owner: Owner;
    readonly what: string;
    readonly detail: string;
    readonly link: Link | null;
  }[];
  /** "Mengikat dengan satu tanda tangan." */
  readonly binds: string;
  /** Acts on its chain, first to last. */
  readonly history: readonly {
    readonly at: Instant;
    readonly what: string;
    readonly who: string;
    readonly why: string | null;
  }[];
  readonly signatures: readonly { readonly who: string; readonly signed: boolean }[];
  /** What the seat that looks may decide now. */
  readonly ways: readonly {
    readonly act: string;
    readonly label: string;
    readonly reasons: readonly { readonly value: string; readonly label: string }[];
    readonly stances: readonly { readonly value: string; readonly label: string }[];
    readonly ends: readonly PlainDate[];
  }[];
  /** Number of its last act, which a decision must name. */
  readonly seen: number;
  /** Ends soon, and what then stops. */
  readonly warning: string | null;
  /** What a draft or proposal would change, and what each touched agency says of it; null for any other. */
  readonly impact: ImpactView | null;
  /** For members and the coordinating body only. */
  readonly talk: TalkView | null;
}

/** What would become so with the last signature, and the stances on it. */
export interface ImpactView {
  readonly rows: readonly { readonly what: string; readonly detail: string; readonly kind: 'ok' | 'near' | 'late' }[];
  /** Null where nobody was asked yet. */
  readonly consultation: {
    readonly due: Instant;
    readonly stances: readonly { readonly who: string; readonly said: string; readonly kind: 'ok' | 'near' | 'late' }[];
  } | null;
}

export interface Concept {
  readonly name: string;
  readonly sentence: string;
  /** null: does not run yet, and the page says so. */
  readonly shown: readonly Link[] | null;
  /** A remark about where it stands: "bukti belum lengkap". */
  readonly remark: string | null;
}

/** `/belajar` */
export interface LearnView {
  readonly note: string;
  /** The nine forms in three groups. */
  readonly ladder: readonly { readonly group: string; readonly steps: readonly (Concept & { readonly n: number })[] }[];
  readonly chapters: readonly {
    readonly title: string;
    readonly sentence: string | null;
    readonly concepts: readonly Concept[];
  }[];
  readonly running: number;
  readonly total: number;
  readonly source: string;
}
