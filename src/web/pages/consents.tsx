import type { ConsentsView, ConsentView } from '#operations/views/consent';
import { sayDate } from '#terms/plain-date';
import type { Frame, PageProps } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { CONSENT_WORDS } from '#web/texts/consent';

/** `/persetujuan`: what I allowed, to whom, until when; one press withdraws it. */
export function ConsentsPage({ view, frame }: PageProps<ConsentsView>) {
  const t = CONSENT_WORDS[frame.language];
  const none = view.standing.length === 0 && view.ended.length === 0;
  return (
    <Page frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p>{none ? t.none : t.note}</p>
      <List title={t.standing} rows={view.standing} frame={frame} />
      <List title={t.ended} rows={view.ended} frame={frame} />
      <p>
        <a href="/data-saya">{CASE_WORDS[frame.language].trailTitle}</a>
      </p>
    </Page>
  );
}

function List({ title, rows, frame }: { title: string; rows: readonly ConsentView[]; frame: Frame }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="rows">
        {rows.map((row) => (
          <Row row={row} frame={frame} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, frame }: { row: ConsentView; frame: Frame }) {
  const t = CONSENT_WORDS[frame.language];
  const day = (date: ConsentView['from']) => sayDate(date, frame.language);
  return (
    <li id={row.id} class={laneClass(row.receiver)}>
      <b>{row.fields.join(', ')}</b> {t.from(row.holder.name, row.receiver.name)}. {row.purpose}{' '}
      {row.service !== null && <a href={row.service.href}>{row.service.label}</a>}
      <p class="soft">
        {t.until(day(row.from), day(row.until))}{' '}
        {row.ended !== null && (
          <>
            {row.withdrawn ? t.withdrawn : t.over}: <Time at={row.ended} as="short" saying={frame} />.{' '}
          </>
        )}
        {row.basis !== null && <Basis basis={row.basis} frame={frame} />}
      </p>
      {row.ended === null && (
        <Form frame={frame} name={`withdraw-${row.id}`} action="/persetujuan">
          <input type="hidden" name="withdraw" value={row.id} />
          <button class="do" type="submit">
            {t.withdraw}
            <span class="hidden">
              : {row.fields.join(', ')}, {t.from(row.holder.name, row.receiver.name)}
            </span>
          </button>
        </Form>
      )}
    </li>
  );
}
