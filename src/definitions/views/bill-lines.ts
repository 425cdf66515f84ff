import type { Draft, DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { BillLine } from '#definitions/schema/service';
import { everyElement, placeIn } from '#definitions/vocabulary';

/** A line of a bill, and where its entries stand. */
interface Line {
  readonly service: DraftService;
  readonly line: BillLine;
  readonly place: (entry: keyof BillLine) => Place;
}

export function everyBillLine(draft: Draft): readonly Line[] {
  return everyElement(draft).flatMap(({ service, id, element }) =>
    (element.bill?.lines ?? []).map((line, index) => ({
      service,
      line,
      place: (entry: keyof BillLine) => placeIn(service, 'elements', id, 'bill', 'lines', index, entry),
    })),
  );
}
