import type { ExchangeBoardView } from '#operations/views/exchange';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ListTable } from '#web/parts/list-table.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Paging } from '#web/parts/paging.tsx';
import { Time } from '#web/parts/time.tsx';
import { sayMoment } from '#web/say';
import { EXCHANGE_WORDS } from '#web/texts/exchange';

/** `/pertukaran`: who asks whom and how often, what is refused, what is missing, what is old, what is asked twice. */
export function ExchangePage({ view, frame }: PageProps<ExchangeBoardView>) {
  const t = EXCHANGE_WORDS[frame.language];
  return (
    <Page frame={frame} title={`${view.sentence}, ${t.title}`} face="desk">
      {frame.session?.kind === 'coordinator' && <Back href="/papan" label={t.back} />}
      <p class="intro soft">
        {t.title}. {t.asOf(sayMoment(view.asOf, frame), view.days)}
      </p>
      <h1>{view.sentence}</h1>
      <p>{view.scope}</p>
      <Choice view={view} frame={frame} />
      <Flows view={view} frame={frame} />
      <Refusals view={view} frame={frame} />
      <Missing view={view} frame={frame} />
      <Stale view={view} frame={frame} />
      <Duplicates view={view} frame={frame} />
    </Page>
  );
}

interface Part {
  readonly view: ExchangeBoardView;
  readonly frame: Frame;
}

function Choice({ view, frame }: Part) {
  const t = EXCHANGE_WORDS[frame.language];
  return (
    <form action="/pertukaran">
      <label for="kesepakatan">{t.arrangement}</label>
      <div class="find">
        <select class="input" id="kesepakatan" name="kesepakatan">
          <option value="">{t.allArrangements}</option>
          {view.arrangements.map(({ id, title }) => (
            <option value={id} selected={id === view.chosen}>
              {title}
            </option>
          ))}
        </select>
        <button class="go" type="submit">
          {t.filter}
        </button>
      </div>
    </form>
  );
}

function Flows({ view, frame }: Part) {
  const t = EXCHANGE_WORDS[frame.language];
  const { rows, page, of } = view.flows;
  const kept = view.chosen === null ? '' : `kesepakatan=${encodeURIComponent(view.chosen)}&`;
  return (
    <section id="aliran">
      <h2>{t.flows}</h2>
      {rows.length === 0 ? (
        <p>{t.flowsNone}</p>
      ) : (
        <ListTable heads={[t.asker, t.holder, t.registry, t.service, t.arrangement, t.count, t.last]}>
          {rows.map((row) => (
            <tr>
              <th scope="row" class={laneClass(row.asker)}>
                {row.asker.name}
              </th>
              <td data-label={t.holder}>{row.holder.name}</td>
              <td data-label={t.registry}>{row.registry}</td>
              <td data-label={t.service}>
                <a href={row.service.href}>{row.service.label}</a>
              </td>
              <td data-label={t.arrangement}>
                <a href={row.arrangement.href}>{row.arrangement.label}</a>
              </td>
              <td data-label={t.count}>
                <b>{row.count}</b>
                {row.signed > 0 && <span class="soft t">{t.signed(row.signed)}</span>}
              </td>
              <td data-label={t.last}>
                <Time at={row.last} as="short" saying={frame} />
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      <Paging page={page} of={of} href={`/pertukaran?${kept}halaman=`} anchor="#aliran" frame={frame} />
    </section>
  );
}

function Refusals({ view, frame }: Part) {
  const t = EXCHANGE_WORDS[frame.language];
  return (
    <section id="ditolak">
      <h2>{t.refusals(view.refusals.length)}</h2>
      {view.refusals.length > 0 && (
        <ListTable heads={[t.holder, t.reason, t.registry, t.service, t.count, t.last]}>
          {view.refusals.map((row) => (
            <tr>
              <th scope="row" class={laneClass(row.holder)}>
                {row.holder.name}
              </th>
              <td data-label={t.reason}>
                {row.reason}
                {row.asker !== null && (
                  <span class="soft t">
                    {t.asker}: {row.asker.name}
                  </span>
                )}
              </td>
              <td data-label={t.registry}>{row.registry}</td>
              <td data-label={t.service}>
                <a href={row.service.href}>{row.service.label}</a>
              </td>
              <td data-label={t.count}>
                <b>{row.count}</b>
              </td>
              <td data-label={t.last}>
                <Time at={row.last} as="short" saying={frame} />
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </section>
  );
}

function Missing({ view, frame }: Part) {
  const t = EXCHANGE_WORDS[frame.language];
  const total = view.missing.reduce((sum, { count }) => sum + count, 0);
  return (
    <section id="tanda-terima">
      <h2>{t.missing(total)}</h2>
      {total > 0 && (
        <>
          <p class="soft">{t.missingNote}</p>
          <ListTable heads={[t.holder, t.asker, t.reason, t.count, t.since]}>
            {view.missing.map((row) => (
              <tr>
                <th scope="row" class={laneClass(row.provider)}>
                  {row.provider.name}
                </th>
                <td data-label={t.asker}>{row.asker.name}</td>
                <td data-label={t.reason}>{row.why}</td>
                <td data-label={t.count}>
                  <b class="near">{row.count}</b>
                </td>
                <td data-label={t.since}>
                  <Time at={row.since} as="short" saying={frame} />
                </td>
              </tr>
            ))}
          </ListTable>
        </>
      )}
    </section>
  );
}

function Stale({ view, frame }: Part) {
  const t = EXCHANGE_WORDS[frame.language];
  return (
    <section id="usang">
      <h2>{t.stale(view.stale.length)}</h2>
      {view.stale.length > 0 && (
        <ListTable heads={[t.holder, t.registry, t.finding, t.asOfFile, t.last]}>
          {view.stale.map((row) => (
            <tr>
              <th scope="row" class={laneClass(row.holder)}>
                {row.holder.name}
              </th>
              <td data-label={t.registry}>{row.registry}</td>
              <td data-label={t.finding}>{row.finding}</td>
              <td data-label={t.asOfFile}>
                <Time at={row.asOf} as="short" saying={frame} />
              </td>
              <td data-label={t.last}>
                <Time at={row.lastRead} as="short" saying={frame} />
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </section>
  );
}

function Duplicates({ view, frame }: Part) {
  const t = EXCHANGE_WORDS[frame.language];
  return (
    <section id="ganda">
      <h2>{t.duplicates(view.duplicates.length)}</h2>
      {view.duplicates.length > 0 && (
        <>
          <p class="soft">{t.duplicatesNote}</p>
          <ListTable heads={[t.fact, t.service, t.holder, t.asked, t.arrangement, t.could]}>
            {view.duplicates.map((row) => (
              <tr>
                <th scope="row">{row.fact}</th>
                <td data-label={t.service}>
                  <a href={row.service.href}>{row.service.label}</a>
                </td>
                <td data-label={t.holder}>
                  {row.holders}
                  <span class="soft t">{row.registry}</span>
                </td>
                <td data-label={t.asked}>{row.asked}</td>
                <td data-label={t.arrangement}>
                  {row.arrangement !== null && <a href={row.arrangement.href}>{row.arrangement.label}</a>}
                </td>
                <td data-label={t.could}>{row.could}</td>
              </tr>
            ))}
          </ListTable>
        </>
      )}
    </section>
  );
}
