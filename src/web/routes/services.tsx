import type { Hono } from 'hono';
import { readBenefit } from '#insights/read-benefit';
import { findServices } from '#operations/service/find-services';
import { readInformation } from '#operations/service/read-information';
import { readQuote, readService } from '#operations/service/read-service';
import type { BenefitView } from '#operations/views/benefit';
import { BenefitPage } from '#web/pages/benefit.tsx';
import { InformationPage } from '#web/pages/information.tsx';
import { QuotePage } from '#web/pages/quote.tsx';
import { SearchPage } from '#web/pages/search.tsx';
import { ServicePage } from '#web/pages/service.tsx';
import { type Door, type DoorEnv, show } from '#web/visit.tsx';

/** Finding a service and knowing it before one starts; for everybody. */
export function serviceRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/cari', (c) => {
    const { language, at, frame } = c.get('visit');
    return show(c, <SearchPage view={findServices(house, c.req.query('q') ?? '', language, at)} frame={frame} />);
  });
  app.get('/layanan/:id', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const described = readInformation(house, c.req.param('id'), language, at);
    if (described !== null) return show(c, <InformationPage view={described} frame={frame} />);
    const view = await readService(house, person, c.req.param('id'), language, at);
    const benefit = await readBenefit(house, view.id, c.req.query(), language, at);
    return show(c, <ServicePage view={view} benefit={benefit} frame={frame} />, statusOf(benefit));
  });
  app.get('/manfaat', async (c) => {
    const { language, at, frame } = c.get('visit');
    const view = await readBenefit(house, null, c.req.query(), language, at);
    return show(c, <BenefitPage view={view} frame={frame} />, statusOf(view));
  });
  app.get('/layanan/:id/hitung', async (c) => {
    const { language, at, frame } = c.get('visit');
    const view = await readQuote(house, c.req.param('id'), c.req.query(), language, at);
    const faulty = view.calculator.fields.some(({ error }) => error !== null);
    return show(c, <QuotePage view={view} frame={frame} />, faulty ? 422 : 200);
  });
}

/** An assumption that is no number is answered like a form that came back. */
function statusOf(benefit: BenefitView | null): 200 | 422 {
  return benefit?.assumptions.some(({ faulty }) => faulty) === true ? 422 : 200;
}
