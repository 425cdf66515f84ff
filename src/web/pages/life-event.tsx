import type { EventService, LifeEventView } from '#operations/views/door';
import { capital } from '#terms/say';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
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
            <Step service={service} frame={frame} />
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
    </section>
  );
}

function Step({ service, frame }: { service: EventService; frame: Frame }) {
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
        <Standing service={service} frame={frame} />
      </span>
      {service.refusal !== null && (
        <p class="wrong" role="alert">
          {service.refusal.what} {service.refusal.next}
        </p>
      )}
    </div>
  );
}

function Standing({ service: { standing }, frame }: { service: EventService; frame: Frame }) {
  const t = EVENT_WORDS[frame.language];
  switch (standing.kind) {
    case 'ready':
      return <>{t.ready}</>;
    case 'later':
      return <>{t.later}</>;
    case 'draft':
      return <a href={standing.href}>{t.draft}</a>;
    case 'open':
      return <a href={standing.href}>{t.open}</a>;
    case 'done':
      return <a href={standing.href}>{t.done}</a>;
    default:
      return standing satisfies never;
  }
}
