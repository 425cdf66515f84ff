import type { FieldView } from '#operations/views/marks';
import type { NoticeWayView } from '#operations/views/notice';
import { LANGUAGES } from '#terms/language';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { NOTICE_WORDS } from '#web/texts/notice';

const PLACE = '/pemberitahuan/cara';

/** `/pemberitahuan/cara`: how to be told, and that the address is one's own. */
export function NoticeWayPage({ view, frame }: PageProps<NoticeWayView>) {
  const t = NOTICE_WORDS[frame.language];
  const fields = fieldsOf(view, frame);
  const code: FieldView = {
    ...PLAIN,
    name: 'code',
    label: t.code,
    hint: null,
    value: '',
    error: view.errors.code ?? null,
  };
  const isOpen = view.way !== 'page' && !view.verified;
  const faults = faultsOf([...(isOpen ? [code] : []), ...fields]);
  return (
    <Page frame={frame} title={titleWithFaults(t.wayTitle, faults, frame)}>
      <Back href="/pemberitahuan" label={t.title} />
      <ErrorSummary faults={faults} frame={frame} />
      <h1>{t.wayTitle}</h1>
      <p>{t.wayNote}</p>
      {!view.email && !view.message && <p>{t.closed}</p>}
      {view.way !== 'page' && view.verified && faults.length === 0 && <p class="ok">{t.verified}</p>}
      {isOpen && (
        <section>
          <h2>{t.codeTitle}</h2>
          <p>{t.codeNote}</p>
          <Form frame={frame} name="code" action={PLACE}>
            <Field field={code} frame={frame} />
            <button class="go" type="submit">
              {t.confirm}
            </button>
          </Form>
        </section>
      )}
      <Form frame={frame} name="way" action={PLACE}>
        {fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        <button class={isOpen ? 'do' : 'go'} type="submit">
          {t.save}
        </button>
      </Form>
    </Page>
  );
}

const PLAIN = { type: 'text', unit: null, required: false, choices: [] } as const;

function fieldsOf(view: NoticeWayView, frame: Frame): FieldView[] {
  const t = NOTICE_WORDS[frame.language];
  const ways = (['page', 'email', 'message'] as const).filter((way) => way === 'page' || view[way]);
  const languages = LANGUAGES.map((value) => ({ value, label: t.languages[value], hint: null }));
  const choices = ways.map((value) => ({ value, label: t.wayNames[value], hint: null }));
  const chosen = { ...PLAIN, type: 'choice', required: true, hint: null, error: null } as const;
  const way: FieldView = { ...chosen, name: 'way', label: t.way, value: view.way, choices };
  const language: FieldView = {
    ...chosen,
    name: 'language',
    label: t.language,
    value: view.language,
    choices: languages,
  };
  const { address: error = null } = view.errors;
  const address: FieldView = {
    ...PLAIN,
    name: 'address',
    label: t.address,
    hint: t.addressHint,
    value: view.address,
    error,
  };
  return ways.length === 1 ? [way, language] : [way, address, language];
}
