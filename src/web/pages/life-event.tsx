import type { LifeEventView } from '#operations/views/door';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Page } from '#web/parts/page.tsx';
import { ServiceRows } from '#web/parts/service-rows.tsx';
import { DOOR_WORDS } from '#web/texts/door';

/** `/saat/:lifeEvent` */
export function LifeEventPage({ view, frame }: PageProps<LifeEventView>) {
  const t = DOOR_WORDS[frame.language];
  return (
    <Page frame={frame} title={view.event.title}>
      <Back href="/" label={t.home} />
      <h1>{view.event.title}</h1>
      <p>{view.event.detail}</p>
      <section>
        <h2>{t.eventServices}</h2>
        {view.services.length > 0 && <ServiceRows rows={view.services} frame={frame} />}
        {view.event.planned && <p>{t.eventPlanned}</p>}
      </section>
    </Page>
  );
}
