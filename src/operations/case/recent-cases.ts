import { versionsCalled } from '#engine/called';
import type { CaseRef, Loaded } from '#operations/case/load-case';
import type { House } from '#operations/house';
import type { ChainId } from '#terms/ids';

/** Milliseconds a case is kept, as long as the data keys of people are: an erased person is forgotten by then everywhere. */
const KEPT_FOR = 60_000;
const MOST_KEPT = 1_000;

/**
 * Cases as this process last wrote them, so that a step that soon follows needs no read. Optimistic: the write still names the
 * version it was decided on, so a case that somebody else has moved is only lost and read again, and a refusal decided on a
 * kept case never counts.
 */
export class RecentCases {
  /** Oldest first. */
  private readonly kept = new Map<ChainId, { readonly loaded: Loaded; readonly until: number }>();
  private readonly ids = new Map<string, ChainId>();

  keep(loaded: Loaded): void {
    this.drop(loaded);
    this.kept.set(loaded.caseId, { loaded, until: performance.now() + KEPT_FOR });
    this.ids.set(loaded.number, loaded.caseId);
    const oldest = this.kept.values().next();
    if (this.kept.size > MOST_KEPT && oldest.done !== true) this.drop(oldest.value.loaded);
  }

  drop({ caseId, number }: Pick<Loaded, 'caseId' | 'number'>): void {
    this.kept.delete(caseId);
    this.ids.delete(number);
  }

  /** On the definition and the government as they are now. Nothing once the data key of its applicant is gone. */
  async find(house: Pick<House, 'keys' | 'library'>, ref: CaseRef): Promise<Loaded | undefined> {
    const id = 'caseId' in ref ? ref.caseId : this.ids.get(ref.number);
    const found = id === undefined ? undefined : this.kept.get(id);
    if (found === undefined) return undefined;
    const { subject } = found.loaded.state;
    const usable = found.until > performance.now() && (await house.keys.find([subject])).has(subject);
    if (usable)
      return {
        ...found.loaded,
        program: await house.library.program(
          found.loaded.program.service.file.id,
          found.loaded.def,
          versionsCalled(found.loaded.state),
        ),
      };
    this.drop(found.loaded);
    return undefined;
  }
}
