import type { VerifyView } from '#operations/views/proof';
import type { Frame, PageProps } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { titleWithFaults } from '#web/parts/errors.tsx';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { SCAN_SCRIPT_PATH } from '#web/scan-script';
import { PROOF_WORDS } from '#web/texts/proof';

type Result = NonNullable<VerifyView['result']>;

/** `/verifikasi`, `/v/:number`: five answers, each for itself. No sign-in. */
export function VerifyPage({ view, frame }: PageProps<VerifyView>) {
  const t = PROOF_WORDS[frame.language];
  const scanned = frame.path === '/v';
  const faults = view.error === null ? [] : [{ field: 'nomor', message: view.error }];
  return (
    <Page
      frame={frame}
      title={titleWithFaults(view.result?.sentence ?? t.verifyTitle, faults, frame)}
      script={scanned ? SCAN_SCRIPT_PATH : undefined}
    >
      <h1>{view.result?.sentence ?? t.verifyTitle}</h1>
      {view.result === null ? (
        <p>{scanned ? t.scanned : t.verifyNote}</p>
      ) : (
        <Answer result={view.result} number={view.number} frame={frame} />
      )}
      <div class="pair">
        <ByNumber view={view} frame={frame} />
        <ByFile frame={frame} />
      </div>
    </Page>
  );
}

const LOOK = { yes: 'ok', no: 'late', 'not-checked': 'stopped' } as const;

function Answer({ result, number, frame }: { result: Result; number: string; frame: Frame }) {
  const t = PROOF_WORDS[frame.language];
  return (
    <>
      <p class="intro">{number}</p>
      <section>
        <h2>{t.checks}</h2>
        <dl class="rows facts checks">
          {result.checks.map((check) => (
            <div>
              <dt>{check.what}</dt>
              <dd class={LOOK[check.answer]}>{t.answer[check.answer]}</dd>
              <dd class="soft">{check.detail}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Issuer result={result} frame={frame} />
    </>
  );
}

function Issuer({ result, frame }: { result: Result; frame: Frame }) {
  const t = PROOF_WORDS[frame.language];
  return (
    <div class="pair">
      {result.issuer !== null && (
        <section>
          <h2>{t.issuer}</h2>
          <div class={laneClass(result.issuer)}>
            <p class="say">{result.issuer.name}</p>
            {result.issuedAt !== null && (
              <p>
                {t.issued} <Time at={result.issuedAt} as="full" saying={frame} />
              </p>
            )}
            {result.basis !== null && (
              <p class="soft">
                <Basis basis={result.basis} frame={frame} />
              </p>
            )}
          </div>
        </section>
      )}
      {result.printed.length > 0 && (
        <section>
          <h2>{t.printed}</h2>
          <dl class="rows facts two">
            {result.printed.map((row) => (
              <div>
                <dt>{row.label}</dt>
                <dd>{row.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}

function ByNumber({ view, frame }: { view: VerifyView; frame: Frame }) {
  const t = PROOF_WORDS[frame.language];
  return (
    <section>
      <form action="/verifikasi" class={view.error === null ? undefined : 'bad'}>
        <h2>
          <label for="nomor">{t.number}</label>
        </h2>
        <p class="hint" id="nomor.hint">
          {t.numberHint}
        </p>
        {view.error !== null && (
          <p class="wrong" id="nomor.error">
            {view.error}
          </p>
        )}
        <input
          class="input"
          id="nomor"
          name="nomor"
          value={view.number}
          autocomplete="off"
          spellcheck={false}
          autocapitalize="characters"
          aria-describedby={view.error === null ? 'nomor.hint' : 'nomor.hint nomor.error'}
        />
        <p class="acts">
          <button class="go" type="submit">
            {t.check}
          </button>
        </p>
      </form>
    </section>
  );
}

function ByFile({ frame }: { frame: Frame }) {
  const t = PROOF_WORDS[frame.language];
  return (
    <section>
      <Form frame={frame} name="verify" action="/verifikasi" upload>
        <h2>
          <label for="berkas">{t.file}</label>
        </h2>
        <p class="hint" id="berkas.hint">
          {t.fileHint}
        </p>
        <input
          class="input"
          type="file"
          id="berkas"
          name="berkas"
          accept="application/pdf"
          aria-describedby="berkas.hint"
        />
        <p class="acts">
          <button class="do" type="submit">
            {t.checkFile}
          </button>
        </p>
      </Form>
    </section>
  );
}
