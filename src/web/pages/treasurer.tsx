import type { TreasurerView } from '#operations/views/desk';
import { sayRupiah } from '#terms/rupiah';
import type { Frame, PageProps } from '#web/frame';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { sayMoment } from '#web/say';
import { DESK_WORDS } from '#web/texts/desk';

type Parked = TreasurerView['parked'][number];

/** `/kas`: money outside an open bill waits here to be refunded; what was collected for whom. */
export function TreasurerPage({ view, frame }: PageProps<TreasurerView>) {
  const t = DESK_WORDS[frame.language];
  const balanced = view.balance === 0n;
  return (
    <Page frame={frame} title={t.kasTitle(view.parked.length)} face="desk">
      <p class="intro soft">{t.asOf(sayMoment(view.asOf, frame))}</p>
      <h1>{t.kasTitle(view.parked.length)}</h1>
      <p>{t.kasNote}</p>
      {view.parked.length > 0 && (
        <ul class="needs even after">
          {view.parked.map((payment) => (
            <Payment payment={payment} frame={frame} />
          ))}
        </ul>
      )}
      <div class="pair work-pair">
        <section>
          <h2>{t.collected}</h2>
          <dl class="rows bill">
            {view.payees.map((payee) => (
              <div>
                <dt class={laneClass(payee.owner)}>
                  <b>{payee.owner.name}</b>
                  {t.bills(payee.bills)}
                </dt>
                <dd>{sayRupiah(payee.collected, frame.language)}</dd>
              </div>
            ))}
          </dl>
          <p class={balanced ? 'ok' : 'late'}>
            {balanced ? t.balanced : t.unbalanced(sayRupiah(view.balance, frame.language))}
          </p>
        </section>
        <section>
          <h2>{t.refunded}</h2>
          {view.refunded.length === 0 && <p>{t.refundedNone}</p>}
          {view.refunded.length > 0 && (
            <ul class="rows">
              {view.refunded.map((row) => (
                <li>
                  <b>{sayRupiah(row.amount, frame.language)}</b>
                  {row.number ?? t.noCase}, <Time at={row.at} as="short" saying={frame} />, {t.by(row.by)}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Page>
  );
}

function Payment({ payment, frame }: { payment: Parked; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  return (
    <li>
      <div>
        <h2>{sayRupiah(payment.amount, frame.language)}</h2>
        <span class="whole">{payment.number ?? t.noCase}</span>
      </div>
      <p>
        <b>
          <Time at={payment.at} as="moment" saying={frame} />
        </b>
        <span class="t">
          {payment.channel}, {payment.reference}
        </span>
      </p>
      <p>
        {payment.why} {payment.approved}
      </p>
      <Step payment={payment} frame={frame} />
    </li>
  );
}

/** One treasurer approves, another pays out. */
function Step({ payment, frame }: { payment: Parked; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  if (payment.step === null) return null;
  return (
    <Form frame={frame} name={`${payment.step}-${payment.id}`}>
      <input type="hidden" name="channel" value={payment.channel} />
      <input type="hidden" name="reference" value={payment.reference} />
      <p class="acts">
        <button class="go" type="submit" name="do" value={payment.step}>
          {payment.step === 'approve' ? t.approve : t.payOut}
        </button>
        {payment.step === 'approve' && <span class="soft">{t.approveNote}</span>}
      </p>
    </Form>
  );
}
