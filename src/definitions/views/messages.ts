import type { DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import { caughtBy, type Spoken, spokenBy } from '#definitions/messages';
import type { Message } from '#definitions/schema/service';
import { perDraft } from '#definitions/views/per-draft';

/** Elements that send a message out of their case, of all services. */
export const thrownIn = perDraft((draft) => [...draft.services.values()].flatMap(spokenBy));

/** Elements that wait for a message from outside their case, of all services. */
export const caughtIn = perDraft((draft) => [...draft.services.values()].flatMap(caughtBy));

/** A message as service.yaml describes it. */
interface Described {
  readonly service: DraftService;
  readonly name: string;
  readonly message: Message;
  readonly place: Place;
}

export const described = perDraft((draft): readonly Described[] =>
  [...draft.services.values()].flatMap((service) =>
    Object.entries(service.file.value.messages).map(([name, message]) => {
      const place = service.file.keyAt(['messages', name]);
      return { service, name, message, place };
    }),
  ),
);

/** What a taker and one of the senders of a message say of it; `place` is the taker's. */
interface Agreement {
  readonly taken: Message;
  readonly place: Place;
  readonly sender: Spoken;
  readonly sent: Message;
}

export const agreements = perDraft((draft): readonly Agreement[] =>
  caughtIn(draft).flatMap(({ service, name, message: taken }) =>
    thrownIn(draft).flatMap((sender): Agreement[] => {
      const { message: sent } = sender;
      if (taken === undefined || sent === undefined || sender.name !== name) return [];
      return [{ taken, place: service.file.keyAt(['messages', name]), sender, sent }];
    }),
  ),
);

/** True of the element at which a message begins a case. */
export function beginsCase({ service, node }: Spoken): boolean {
  return node.type === 'messageStartEvent' && service.process?.pools[0]?.starts.includes(node.id) === true;
}
