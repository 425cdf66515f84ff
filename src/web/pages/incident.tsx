import type { IncidentView, IncidentWays } from '#operations/views/incident';
import type { FieldView } from '#operations/views/marks';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { FactRow } from '#web/parts/fact.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Cell, Held } from '#web/parts/held.tsx';
import { Lanes } from '#web/parts/lanes.tsx';
import { hueClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { ProcessMap } from '#web/parts/process-map.tsx';
import { Time } from '#web/parts/time.tsx';
import { INCIDENT_WORDS } from '#web/texts/incident';
import { MARK_WORDS } from '#web/texts/marks';

/** `/kendala/:number/:incident`: where a case holds, why, and the ways on for whoever may take them. */
export function IncidentPage({ view, frame }: PageProps<IncidentView>) {
  const t = INCIDENT_WORDS[frame.language];
  const faults = faultsOf(fieldsOf(view.ways));
  return (
    <Page frame={frame} title={titleWithFaults(`${view.heading} (${view.number})`, faults, frame)} face="desk">
      <Back {...view.back} />
      <p class="intro soft">
        {view.service}, {view.about}, <span class="whole">{view.number}</span>
      </p>
      <h1>{view.heading}</h1>
      <ErrorSummary faults={faults} frame={frame} />
      <Panel view={view} frame={frame} />
      {view.others.length > 0 && (
        <p>
          {t.others}:{' '}
          {view.others.map((other, n) => (
            <>
              {n > 0 && ', '}
              <a href={other.href}>{other.label}</a>
            </>
          ))}
          .
        </p>
      )}
      {view.ways !== null && <Ways ways={view.ways} frame={frame} />}
      <section>
        <h2>{MARK_WORDS[frame.language].who}</h2>
        <Lanes timeline={view.timeline} frame={frame} />
      </section>
      <section>
        <h2>{t.map}</h2>
        <ProcessMap view={view.map} frame={frame} />
      </section>
    </Page>
  );
}

function fieldsOf(ways: IncidentWays | null): readonly FieldView[] {
  if (ways === null) return [];
  const mending = ways.mending === null ? [] : [ways.mending.field, ways.mending.reason];
  return [...mending, ...ways.skip];
}

function Panel({ view, frame }: PageProps<IncidentView>) {
  const t = INCIDENT_WORDS[frame.language];
  return (
    <Held hue={hueClass(view.owner)}>
      <Cell label={t.owner}>
        <p class="say">{view.owner.name}</p>
        <p>
          {MARK_WORDS[frame.language].since} <Time at={view.since} as="moment" saying={frame} />
        </p>
      </Cell>
      <Cell label={t.why}>
        <p class="say">{t.heldAt(view.place)}</p>
        <p>{view.cause}</p>
        {view.detail !== null && <p class="soft">{view.detail}</p>}
        {view.tried > 0 && <p class="near">{t.tried(view.tried)}</p>}
      </Cell>
      <Cell label={view.ways === null ? t.mayNot : t.ways}>
        <p>{view.mend}</p>
        {view.ways === null && <p>{view.who}</p>}
        {view.ways !== null && (
          <Form frame={frame} name="retry" class="acts">
            <button class="go" type="submit" name="do" value="retry">
              {t.retry}
            </button>
            <span class="soft">{t.retryNote}</span>
          </Form>
        )}
      </Cell>
    </Held>
  );
}

function Ways({ ways, frame }: { ways: IncidentWays; frame: Frame }) {
  const t = INCIDENT_WORDS[frame.language];
  return (
    <div class="pair">
      <section>
        <h2>{t.mend}</h2>
        <p>{ways.facts.length + ways.missing.length === 0 ? t.mendNone : t.mendNote}</p>
        {ways.mending !== null && <Mending mending={ways.mending} frame={frame} />}
        {ways.facts.length > 0 && (
          <dl class="rows facts">
            {ways.facts.map((fact) => (
              <FactRow fact={fact} frame={frame} action={t.mendThis} />
            ))}
          </dl>
        )}
        {ways.missing.length > 0 && (
          <p class="after">
            {t.missing}{' '}
            {ways.missing.map((fact, n) => (
              <>
                {n > 0 && ', '}
                <a href={fact.href}>{fact.label}</a>
              </>
            ))}
            .
          </p>
        )}
      </section>
      <section>
        <h2>{t.skip}</h2>
        <p>{t.skipNote}</p>
        <Form frame={frame} name="skip">
          {ways.skip.map((field) => (
            <Field field={field} frame={frame} />
          ))}
          <p class="acts">
            <button class="do" type="submit" name="do" value="skip">
              {t.skipSend}
            </button>
          </p>
        </Form>
      </section>
    </div>
  );
}

function Mending({ mending, frame }: { mending: NonNullable<IncidentWays['mending']>; frame: Frame }) {
  return (
    <div class="notice" id="betulkan">
      <Form frame={frame} name={`mend-${mending.name}`}>
        <Field field={mending.field} frame={frame} />
        <Field field={mending.reason} frame={frame} />
        <p class="acts">
          <button class="go" type="submit" name="do" value="mend">
            {INCIDENT_WORDS[frame.language].mendSend}
          </button>
        </p>
      </Form>
    </div>
  );
}
