import type { BillView } from '#operations/views/case';
import { sayRupiah } from '#terms/rupiah';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { BillLines } from '#web/parts/bill.tsx';
import { Form } from '#web/parts/form.tsx';
import { Cell, Held } from '#web/parts/held.tsx';
import { Page } from '#web/parts/page.tsx';
import { Qr } from '#web/parts/qr.tsx';
import { Time } from '#web/parts/time.tsx';
import { sayMoment } from '#web/say';
import { CASE_WORDS } from '#web/texts/case';
import { MARK_WORDS } from '#web/texts/marks';

/** `/berkas/:number/tagihan`: one sum, one code, its expiry, and what becomes of money that comes after it. */
export function BillPage({ view, frame }: PageProps<BillView>) {
  const t = CASE_WORDS[frame.language];
  return (
    <Page frame={frame} title={`${t.billTitle[view.state]} (${view.number})`}>
      <Back href={`/berkas/${view.number}`} label={t.backToCase} />
      <p class="intro">
        {view.service}, <span class="whole">{t.number(view.number)}</span>
      </p>
      <h1>{t.billTitle[view.state]}</h1>
      <Panel view={view} frame={frame} />
      {view.state === 'open' && <Pay view={view} frame={frame} />}
      {view.renewable && <Renew frame={frame} />}
      <div class="pair">
        <section>
          <h2>{t.split}</h2>
          <BillLines
            lines={view.lines}
            total={view.total}
            state={view.state}
            paidAt={view.paid?.at ?? null}
            grounds
            frame={frame}
          />
        </section>
        <section>
          <h2>{t.fate}</h2>
          <p>{view.fate}</p>
          <p class="soft">{t.issued(sayMoment(view.issuedAt, frame))}</p>
          {view.parked.length > 0 && <Parked view={view} frame={frame} />}
        </section>
      </div>
    </Page>
  );
}

function Panel({ view, frame }: { view: BillView; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  const m = MARK_WORDS[frame.language];
  const look = { estimate: 'stopped', open: 'near', paid: 'ok', expired: 'late', cancelled: 'stopped' }[view.state];
  return (
    <Held hue="you">
      <Cell label={t.sum}>
        <p class="say">{sayRupiah(view.total, frame.language)}</p>
        <p class={look}>{m.billState[view.state]}</p>
      </Cell>
      {view.paid === null ? (
        <Cell label={view.state === 'expired' ? t.expiredAt : t.payBefore}>
          <p class="say">{view.expiresAt === null ? m.noDue : <Time at={view.expiresAt} as="full" saying={frame} />}</p>
        </Cell>
      ) : (
        <Cell label={t.paidAt}>
          <p class="say">
            <Time at={view.paid.at} as="full" saying={frame} />
          </p>
          <p>
            {view.paid.channel}, {view.paid.reference}
          </p>
        </Cell>
      )}
    </Held>
  );
}

function Pay({ view, frame }: { view: BillView; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.payCode}</h2>
      {view.code !== null && <p class="codes">{view.code}</p>}
      {view.qr !== null && <Qr qr={view.qr} />}
      {view.pay !== null && (
        <p class="acts">
          <a class="go" href={view.pay.href}>
            {view.pay.label}
          </a>
        </p>
      )}
      <p class="after">{t.afterPaying}</p>
    </section>
  );
}

function Renew({ frame }: { frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <Form frame={frame} name="renew" class="acts">
      <input type="hidden" name="do" value="renew" />
      <button class="go" type="submit">
        {t.renew}
      </button>
      <span>{t.renewNote}</span>
    </Form>
  );
}

function Parked({ view, frame }: { view: BillView; frame: Frame }) {
  return (
    <>
      <h3>{CASE_WORDS[frame.language].parked}</h3>
      <ul class="rows">
        {view.parked.map((payment) => (
          <li>
            <b>{sayRupiah(payment.amount, frame.language)}</b>
            <Time at={payment.at} as="short" saying={frame} />, {payment.sentence}
          </li>
        ))}
      </ul>
    </>
  );
}
