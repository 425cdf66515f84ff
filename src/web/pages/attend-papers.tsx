import type { Child } from 'hono/jsx';
import type { AttendPaperView, AttendReceiptView } from '#operations/views/attend';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Page } from '#web/parts/page.tsx';
import { Qr } from '#web/parts/qr.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { ATTEND_WORDS } from '#web/texts/attend';

/** `/dampingi/:id/surat`: to be printed, filled in by hand and signed. */
export function AttendPaperPage({ view, frame }: PageProps<AttendPaperView>) {
  const t = ATTEND_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.paperTitle}>
      <Back href={`/dampingi/${view.id}`} label={t.backTo} />
      <p class="intro">{view.government}</p>
      <h1>{t.paperTitle}</h1>
      <p>{t.paperText(view.service, view.office.name)}</p>
      <dl class="facts two after">
        <Row label={t.paperNumber}>{view.paper}</Row>
        <Row label={t.paperAt}>
          <Time at={view.at} as="full" saying={frame} />
        </Row>
        <Row label={t.paperOfficer}>
          {view.position}, {view.office.name}
        </Row>
        <Row label={t.paperName}>
          <span class="blank" />
        </Row>
        <Row label={t.paperNik}>
          <span class="blank" />
        </Row>
        <Row label={t.paperSign}>
          <span class="blank tall" />
        </Row>
      </dl>
    </Page>
  );
}

/** `/dampingi/:id/tanda-terima`: what the person takes home. */
export function AttendReceiptPage({ view, frame }: PageProps<AttendReceiptView>) {
  const t = ATTEND_WORDS[frame.language];
  return (
    <Page frame={frame} title={`${t.receiptTitle} ${view.number}`}>
      <Back href="/dampingi" label={t.again} />
      <p class="intro">{view.government}</p>
      <h1>{t.receiptTitle}</h1>
      <p>{view.service}</p>
      <dl class="facts two after">
        <Row label={t.receiptCode}>
          <b class="codes">{view.number}</b>
        </Row>
        <Row label={t.who}>{view.nik}</Row>
        <Row label={t.receiptFiled}>
          <Time at={view.filedAt} as="full" saying={frame} />
        </Row>
        <Row label={t.receiptBy}>
          {view.position}, {view.office.name}
        </Row>
        <Row label={t.receiptDue}>{view.due === null ? t.receiptNoDue : <DueTime at={view.due} saying={frame} />}</Row>
      </dl>
      <section>
        <h2>{t.receiptNext}</h2>
        <p>{view.signIn ? t.receiptSignIn : t.receiptNoSignIn}</p>
        <p>{view.address}</p>
        <Qr qr={view.qr} />
      </section>
      <p class="acts">{t.receiptPrint}</p>
    </Page>
  );
}

function Row({ label, children }: { label: string; children?: Child }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
