import type { ArrangementView } from '#operations/views/council';
import type { FieldView } from '#operations/views/marks';
import { sayDate } from '#terms/plain-date';
import type { Frame } from '#web/frame';
import { Field } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { COUNCIL_WORDS } from '#web/texts/council';

interface Props {
  readonly view: ArrangementView;
  readonly frame: Frame;
}

/** What has become of an arrangement, act by act, and whose signature it waits for. */
export function Life({ view, frame }: Props) {
  const t = COUNCIL_WORDS[frame.language];
  return (
    <section id="riwayat">
      <h2>{t.life}</h2>
      <p class="soft">{view.binds}</p>
      {view.signatures.length > 0 && (
        <ul class="rows">
          {view.signatures.map(({ who, signed }) => (
            <li>
              <b class={signed ? 'ok' : 'near'}>{signed ? t.signed : t.unsigned}</b> {who}
            </li>
          ))}
        </ul>
      )}
      <ol class="rows">
        {view.history.map(({ at, what, who, why }) => (
          <li>
            <b>{what}</b>
            <Time at={at} as="moment" saying={frame} />. {who}
            {why !== null && `: ${why}`}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a draft would change, before anybody signs it, and what each agency it touches says of it. */
export function Impact({ view: { impact }, frame }: Props) {
  const t = COUNCIL_WORDS[frame.language];
  if (impact === null) return null;
  return (
    <section id="akibat">
      <h2>{t.changes}</h2>
      <ul class="rows">
        {impact.rows.map(({ what, detail, kind }) => (
          <li>
            <b class={kind}>{what}</b> {detail}
          </li>
        ))}
      </ul>
      {impact.consultation !== null && (
        <>
          <h3>{t.stances}</h3>
          <p>
            {t.stancesUntil} <DueTime at={impact.consultation.due} saying={frame} />
          </p>
          <ul class="rows">
            {impact.consultation.stances.map(({ who, said, kind }) => (
              <li>
                <b class={kind}>{said}</b> {who}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What the seat that looks may decide now; nothing for everybody else. */
export function Ways({ view, frame }: Props) {
  const t = COUNCIL_WORDS[frame.language];
  if (view.ways.length === 0) return null;
  return (
    <section id="putuskan">
      <h2>{t.decide}</h2>
      {view.ways.map((way) => (
        <Form frame={frame} name={way.act} class="after">
          <input type="hidden" name="do" value={way.act} />
          <input type="hidden" name="seen" value={String(view.seen)} />
          {way.reasons.length > 0 && <Field field={reasonField(way.reasons, t.why)} frame={frame} />}
          {way.stances.length > 0 && <Field field={stanceField(way.stances, t.stance)} frame={frame} />}
          {way.ends.length > 0 && (
            <Field field={endField(way.ends, way.act === 'renew' ? t.until : t.lastDay, frame)} frame={frame} />
          )}
          <p class="acts">
            <button type="submit">{way.label}</button>
          </p>
        </Form>
      ))}
    </section>
  );
}

const BARE = { hint: null, unit: null, required: true, value: '', error: null, choices: [] } as const;

function reasonField(reasons: ArrangementView['ways'][number]['reasons'], label: string): FieldView {
  return { ...BARE, name: 'reason', type: 'choice', label, choices: reasons.map((one) => ({ ...one, hint: null })) };
}

function stanceField(stances: ArrangementView['ways'][number]['stances'], label: string): FieldView {
  return { ...BARE, name: 'stance', type: 'choice', label, choices: stances.map((one) => ({ ...one, hint: null })) };
}

function endField(ends: ArrangementView['ways'][number]['ends'], label: string, frame: Frame): FieldView {
  const choices = ends.map((end) => ({ value: end, label: sayDate(end, frame.language), hint: null }));
  return { ...BARE, name: 'to', type: 'choice', label, value: ends[0] ?? '', choices };
}
