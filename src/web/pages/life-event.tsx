import { type EventService, LEFT_OUT_REASONS, type LifeEventView } from '#operations/views/door';
import { capital } from '#terms/say';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { EventStandingLine } from '#web/parts/event-standing.tsx';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { ServiceRows } from '#web/parts/service-rows.tsx';
import { DOOR_WORDS } from '#web/texts/door';
import { EVENT_WORDS } from '#web/texts/event';

/** `/peristiwa/:id`: one thing that happens, the services it takes in their order, and where the person stands in each. */
export function LifeEventPage({ view, frame }: PageProps<LifeEventView>) {
  const d = DOOR_WORDS[frame.language];
  const t = EVENT_WORDS[frame.language];
  return (
    <Page frame={frame} title={view.event.title}>
      <Back href="/" label={d.home} />
      <h1>{view.event.title}</h1>
      <p>{view.event.detail}</p>
      {view.before.length > 0 && (
        <p>
          {t.before}{' '}
          {view.before.map(({ id, title }, place) => (
            <>
              {place > 0 && ', '}
              <a href={`/peristiwa/${id}`}>{title}</a>
            </>
          ))}
          .
        </p>
      )}
      {view.services.length > 0 && <Services view={view} frame={frame} />}
      {view.information.length > 0 && (
        <section>
          <h2>{t.elsewhere}</h2>
          <ServiceRows rows={view.information} frame={frame} />
        </section>
      )}
      {view.event.planned && <p class="after">{d.eventPlanned}</p>}
      {view.services.length > 0 && (
        <section>
          <h2>{t.asked(view.asks.length)}</h2>
          <ul class="dots">
            {view.asks.map((label) => (
              <li>{capital(label)}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function Services({ view, frame }: { view: LifeEventView; frame: Frame }) {
  const t = EVENT_WORDS[frame.language];
  return (
    <section>
      <h2>{t.takes(view.services.length)}</h2>
      <p class="soft">{t.order}</p>
      <ol class="rows">
        {view.services.map((service) => (
          <li>
            <Step service={service} view={view} frame={frame} />
          </li>
        ))}
      </ol>
      {view.ready > 0 && (
        <Form frame={frame} name="begin">
          <p>{t.beginNote}</p>
          <p class="acts">
            <button class="go" type="submit">
              {t.begin(view.ready)}
            </button>
          </p>
        </Form>
      )}
      {(view.drafts > 0 || view.begun) && (
        <p class="acts">
          {view.drafts > 0 && (
            <a class="go" href={`/peristiwa/${view.event.id}/isi`}>
              {t.form(view.drafts)}
            </a>
          )}
          <a class="do" href={`/peristiwa/${view.event.id}/kemajuan`}>
            {t.progress}
          </a>
        </p>
      )}
    </section>
  );
}

function Step({ service, view, frame }: { service: EventService; view: LifeEventView; frame: Frame }) {
  const t = EVENT_WORDS[frame.language];
  return (
    <div class={laneClass(service.lead)}>
      <b>
        <a href={`/layanan/${service.id}`}>{service.title}</a>
      </b>
      {service.promise} <span class="soft">{DOOR_WORDS[frame.language].ledBy(service.lead.name)}</span>
      <span class="t">{t.gives(service.gives)}</span>
      <span class="t soft">{t.spared(service.spared)}</span>
      {service.after.length > 0 && <span class="t">{t.after(service.after)}</span>}
      <span class="t">
        <EventStandingLine standing={service.standing} frame={frame} />
      </span>
      {service.refusal !== null && (
        <p class="wrong" role="alert">
          {service.refusal.what} {service.refusal.next}
        </p>
      )}
      {view.signedIn && <Choice service={service} event={view.event.id} frame={frame} />}
    </div>
  );
}

/** A service is left out with a reason, and taken up again; what runs or is done is no choice any more. */
function Choice({ service, event, frame }: { service: EventService; event: string; frame: Frame }) {
  const t = EVENT_WORDS[frame.language];
  const { kind } = service.standing;
  if (kind === 'open' || kind === 'done') return null;
  const sent = { frame, name: `pilih-${service.id}`, action: `/peristiwa/${event}/tinggalkan` };
  if (kind === 'left-out')
    return (
      <Form {...sent}>
        <input type="hidden" name="service" value={service.id} />
        <button class="text" type="submit" name="do" value="take-up">
          {t.takeUp(service.title)}
        </button>
      </Form>
    );
  return (
    <details>
      <summary>{t.leave}</summary>
      <Form {...sent}>
        <input type="hidden" name="service" value={service.id} />
        <fieldset>
          <legend>{t.leaveWhy(service.title)}</legend>
          {LEFT_OUT_REASONS.map((reason) => (
            <label class="choice">
              <input type="radio" name="reason" value={reason} />
              <span>{capital(t.reasons[reason])}</span>
            </label>
          ))}
        </fieldset>
        <button class="do" type="submit">
          {t.leaveDo(service.title)}
        </button>
      </Form>
    </details>
  );
}
