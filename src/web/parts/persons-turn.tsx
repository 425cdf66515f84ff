import type { Child } from 'hono/jsx';
import type { Instant } from '#terms/plain-date';
import type { Frame } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { DueTime } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { CONSENT_WORDS } from '#web/texts/consent';

interface PersonsTurnProps {
  readonly title: string;
  /** What saying it oneself means here. */
  readonly selfNote: string;
  readonly view: {
    readonly number: string;
    readonly service: string;
    readonly until: Instant;
    readonly action: string;
  };
  readonly frame: Frame;
  readonly children: Child;
}

/** A page on which a running case waits for its person, until a moment; saying it oneself is as good. */
export function PersonsTurn({ title, selfNote, view, frame, children }: PersonsTurnProps) {
  const t = CONSENT_WORDS[frame.language];
  const c = CASE_WORDS[frame.language];
  return (
    <Page frame={frame} title={title}>
      <Back href={`/berkas/${view.number}`} label={c.backToCase} />
      <p class="intro">
        {view.service}, <span class="whole">{c.number(view.number)}</span>
      </p>
      <h1>{title}</h1>
      <p>
        {t.caseUntil} <DueTime at={view.until} saying={frame} />. {t.caseThen}
      </p>
      {children}
      <section>
        <h2>{t.self}</h2>
        <p>{selfNote}</p>
        <Form frame={frame} name="self" action={view.action}>
          <input type="hidden" name="self" value="true" />
          <button class="do" type="submit">
            {t.self}
          </button>
        </Form>
      </section>
    </Page>
  );
}
