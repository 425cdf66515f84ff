import type { Language } from '#terms/language';

/** What leaves the house: to one address, nothing of the case but the name of its service. */
export interface Letter {
  /** The same at every attempt, so that a receiver who keeps it drops the second. */
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: Language;
}

/** `lasting`: trying again cannot help. `code` says why and holds nothing personal. */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly lasting: boolean; readonly code: string }
  | { readonly kind: 'busy' };

/** One way out of the house. Never throws, and answers within its own time limit. */
export interface NoticeWay {
  send(letter: Letter): Promise<Sent>;
  close(): void;
}

/** The ways that this house has; null where none is set up. The page is always there and needs none. */
export interface NoticePort {
  readonly email: NoticeWay | null;
  readonly message: NoticeWay | null;
}

/** Lets only a few letters of a way be under way, so that a slow server takes no worker from the cases. */
export function narrow(way: NoticeWay, most: number): NoticeWay {
  let under = 0;
  return {
    send: async (letter) => {
      if (under >= most) return { kind: 'busy' };
      under += 1;
      try {
        return await way.send(letter);
      } finally {
        under -= 1;
      }
    },
    close: () => way.close(),
  };
}
