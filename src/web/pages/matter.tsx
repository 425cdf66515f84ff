import type { MatterView } from '#operations/views/matter';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { DaysLeft } from '#web/parts/clock.tsx';
import { Field } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Cell, Held } from '#web/parts/held.tsx';
import { hueClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { FRAME_WORDS } from '#web/texts/frame';
import { MATTER_PAGE_WORDS } from '#web/texts/matter';

/** `/dewan/perkara/:number`: one question, decision, dispute, duty or minutes, and what may be done with it. */
export function MatterPage({ view, frame }: PageProps<MatterView>) {
  const t = MATTER_PAGE_WORDS[frame.language];
  const heading = view.text === '' ? t.erased : view.text;
  const title = `${view.kind} ${view.number}`;
  return (
    <Page
      frame={frame}
      title={view.error === null ? title : `${FRAME_WORDS[frame.language].mistake}${title}`}
      face="desk"
    >
      <Back href={view.back.href} label={view.back.label} />
      {view.error !== null && <p class="late">{view.error}</p>}
      <p class="intro soft">
        {title}. {t.under} <a href={view.arrangement.href}>{view.arrangement.label}</a>
      </p>
      <h1>{heading}</h1>
      <Held hue={view.owner === null ? '' : hueClass(view.owner)}>
        <Cell label={t.turn}>
          <p class="say">{view.owner === null ? t.none : view.owner.name}</p>
          <p>
            {view.turn} <b class={view.state.kind}>{view.state.word}</b>
          </p>
        </Cell>
        <Cell label={t.due}>
          <p class="say">{view.due.at === null ? t.noClock : <DueTime at={view.due.at} saying={frame} />}</p>
          {view.due.at !== null && (
            <p>
              <DaysLeft due={view.due} frame={frame} />
            </p>
          )}
        </Cell>
      </Held>
      <dl class="rows">
        {view.facts.map(({ label, value }) => (
          <div>
            <dt class="soft">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {view.options.length > 0 && (
        <section>
          <h2>{t.options}</h2>
          <ol class="rows">
            {view.options.map(({ text, signed, taken }) => (
              <li>
                <b>{text}</b> {taken && <b class="ok">{t.taken}</b>}
                <span class="t soft">{t.signedBy(signed)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <Ways view={view} frame={frame} />
      <History view={view} frame={frame} />
    </Page>
  );
}

function Ways({ view, frame }: { view: MatterView; frame: Frame }) {
  const t = MATTER_PAGE_WORDS[frame.language];
  if (view.ways.length === 0) return null;
  return (
    <section id="lakukan">
      <h2>{t.ways}</h2>
      {view.ways.map(({ act, label, fields }) => (
        <Form frame={frame} name={act} class="after">
          <input type="hidden" name="do" value={act} />
          <input type="hidden" name="seen" value={String(view.seen)} />
          {fields.map((field) => (
            <Field field={field} frame={frame} />
          ))}
          <p class="acts">
            <button type="submit">{label}</button>
          </p>
        </Form>
      ))}
    </section>
  );
}

function History({ view, frame }: { view: MatterView; frame: Frame }) {
  return (
    <section id="riwayat">
      <h2>{MATTER_PAGE_WORDS[frame.language].history}</h2>
      <ol class="rows">
        {view.history.map(({ at, what, who, words }) => (
          <li>
            <b>{what}</b> <Time at={at} as="moment" saying={frame} />. {who}
            {words !== null && <span class="t">{words}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
