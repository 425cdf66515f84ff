import { lastingPath } from '#web/lasting';

/**
 * For `/v` alone. A code leads to `/v#<JWS>`, and browsers keep what stands behind the # to themselves (RFC 3986 3.5): this sends
 * it with the page's own form. By POST, so that what the code holds stands in no address, log or history. It runs before the page
 * has finished loading, so its answer takes the page's place in the history, and "back" leads out, not round. A place
 * on the page itself, where the way past the header leads, is no code.
 */
export const SCAN_SCRIPT = `(() => {
  const form = document.querySelector('form[method="post"][action="/verifikasi"]');
  if (form === null || !navigator.cookieEnabled) return;
  const code = document.createElement('input');
  code.type = 'hidden';
  code.name = 'nomor';
  form.append(code);
  const ask = () => {
    const place = location.hash.slice(1);
    if (place === '' || document.getElementById(place) !== null) return;
    code.value = location.origin + location.pathname + location.hash;
    form.submit();
  };
  addEventListener('hashchange', ask);
  ask();
})();
`;

export const SCAN_SCRIPT_PATH = lastingPath('kode', 'js', SCAN_SCRIPT);
