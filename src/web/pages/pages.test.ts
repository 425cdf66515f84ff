import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#terms/language';
import { everyPage } from '#web/fixtures/all.tsx';
import { shippedProcess } from '#web/fixtures/door';
import { attribute, type Element, everyElement, find, parse, words } from '#web/fixtures/tree';
import { SCAN_SCRIPT_PATH } from '#web/scan-script';
import { STYLE } from '#web/style';

const process = await shippedProcess();
const pages = LANGUAGES.flatMap((language) =>
  everyPage(language, process).map((page) => ({ ...page, language, tree: parse(page.html) })),
);

/** Headings in order; a level may not be skipped on the way down. */
function headingFaults(tree: Element): string[] {
  const levels = everyElement(tree).flatMap((one) => (/^h[1-6]$/.test(one.name) ? [Number(one.name[1])] : []));
  const skips = levels.flatMap((level, n) =>
    level > (levels[n - 1] ?? 0) + 1 ? [`h${level} after h${levels[n - 1] ?? 0}`] : [],
  );
  const firsts = levels.filter((level) => level === 1).length;
  return firsts === 1 ? skips : [...skips, `${firsts} headings of the first level`];
}

/** Drawings are hidden from readers, or named and described by a list that is there. */
function drawingFaults(tree: Element): string[] {
  const ids = new Set(everyElement(tree).map((one) => attribute(one, 'id')));
  const hidden = everyElement(tree).filter((one) => attribute(one, 'aria-hidden') === 'true');
  const passed = new Set([
    ...hidden.flatMap(everyElement),
    ...find(tree, 'svg').flatMap((svg) => find(svg, 'svg').slice(1)),
  ]);
  return find(tree, 'svg')
    .filter((svg) => !passed.has(svg))
    .flatMap((svg) => {
      const twin = attribute(svg, 'aria-describedby');
      const named = attribute(svg, 'role') === 'img' && find(svg, 'title').length === 1;
      return named && ids.has(twin) ? [] : ['a drawing without a twin'];
    });
}

/** Anything that a content security policy without inline code or style would have to forgive; `scripts`: files a page may load. */
function inlineFaults(tree: Element, scripts: readonly string[] = []): string[] {
  return everyElement(tree).flatMap((one) => {
    const inline = [...one.attributes.keys()].filter((name) => name === 'style' || name.startsWith('on'));
    const known = one.name === 'script' && scripts.includes(attribute(one, 'src') ?? '') && one.children.length === 0;
    return [...inline, ...((one.name === 'script' && !known) || one.name === 'style' ? [one.name] : [])];
  });
}

/** Ids that are used twice, and references that lead to none. */
function referenceFaults(tree: Element): string[] {
  const all = everyElement(tree);
  const ids = all.flatMap((one) => attribute(one, 'id') ?? []);
  const twice = ids.filter((id, n) => ids.indexOf(id) !== n);
  const pointed = all.flatMap((one) => {
    const local = [attribute(one, 'href')].flatMap((href) => (href?.startsWith('#') === true ? [href.slice(1)] : []));
    const named = ['for', 'aria-describedby', 'aria-labelledby'].flatMap(
      (name) => attribute(one, name)?.split(' ') ?? [],
    );
    return [...local, ...named];
  });
  return [...twice.map((id) => `two of ${id}`), ...pointed.filter((id) => !ids.includes(id)).map((id) => `no ${id}`)];
}

/** Controls without a label, and posts without their two tokens. */
function formFaults(tree: Element): string[] {
  const labels = new Set(find(tree, 'label').map((label) => attribute(label, 'for')));
  const wrapped = new Set(find(tree, 'label').flatMap((label) => everyElement(label)));
  const controls = everyElement(tree).filter(
    (one) => /^(input|select|textarea)$/.test(one.name) && attribute(one, 'type') !== 'hidden',
  );
  const bare = controls
    .filter((one) => !wrapped.has(one) && !labels.has(attribute(one, 'id')))
    .map((one) => `no label: ${attribute(one, 'name') ?? ''}`);
  const posts = find(tree, 'form').filter((form) => attribute(form, 'method') === 'post');
  const keys = posts.map((form) => find(form, 'input').find((input) => attribute(input, 'name') === 'key'));
  const values = keys.flatMap((key) => (key === undefined ? [] : (attribute(key, 'value') ?? [])));
  const guarded = posts.every((form) => find(form, 'input').some((input) => attribute(input, 'name') === 'csrf'));
  return [
    ...bare,
    ...(guarded ? [] : ['no token']),
    ...(new Set(values).size === posts.length ? [] : ['keys are not one for each form']),
  ];
}

function listFaults(tree: Element): string[] {
  const lists = everyElement(tree).filter((one) => one.name === 'ul' || one.name === 'ol');
  return lists.flatMap((list) =>
    list.children.flatMap((child) =>
      typeof child !== 'string' && child.name === 'li' ? [] : ['not an item in a list'],
    ),
  );
}

/** The one page that a script makes quicker. */
const SCRIPTS: { readonly [page: string]: readonly string[] } = { 'verify-scanned': [SCAN_SCRIPT_PATH] };

describe.each(pages)('page $name in $language', ({ name, html, tree, language, face }) => {
  it('has one first heading and skips no level', () => {
    expect(headingFaults(tree)).toEqual([]);
  });

  it('says in text what each drawing shows', () => {
    expect(drawingFaults(tree)).toEqual([]);
  });

  it('has no style attribute, no handler, and no script but the one that reads a scanned code', () => {
    expect(inlineFaults(tree, SCRIPTS[name])).toEqual([]);
  });

  it('refers only to what is on the page', () => {
    expect(referenceFaults(tree)).toEqual([]);
  });

  it('labels every control and guards every form', () => {
    expect(formFaults(tree)).toEqual([]);
  });

  it('keeps lists lists', () => {
    expect(listFaults(tree)).toEqual([]);
  });

  it('names its language, its title and the way to skip to its content', () => {
    const [root] = find(tree, 'html');
    expect(root && attribute(root, 'lang')).toBe(language);
    expect(find(tree, 'title').map(words)[0]).toMatch(/.{8,} - Manunggal$/);
    expect(find(tree, 'main').map((main) => attribute(main, 'id'))).toEqual(['isi']);
  });

  it('prints no leftover of the program', () => {
    expect(words(tree)).not.toMatch(/undefined|null|\[object|NaN|Invalid Date|\$\{/);
  });

  it('stays light with its style sheet', () => {
    const bytes = gzipSync(html).length + gzipSync(STYLE).length;
    expect(bytes).toBeLessThan(face === 'desk' ? 60_000 : 30_000);
  });
});

describe('the gates of these tests', () => {
  it('notice a planted failure each', () => {
    expect(headingFaults(parse('<h1>a</h1><h3>b</h3>'))).toEqual(['h3 after h1']);
    expect(drawingFaults(parse('<svg role="img" aria-describedby="x"><title>a</title></svg>'))).toEqual([
      'a drawing without a twin',
    ]);
    expect(inlineFaults(parse('<p style="color:red" onclick="x"></p><script></script>'))).toEqual([
      'style',
      'onclick',
      'script',
    ]);
    expect(inlineFaults(parse('<script src="/b.js"></script><script src="/a.js">x</script>'), ['/a.js'])).toEqual([
      'script',
      'script',
    ]);
    expect(referenceFaults(parse('<a href="#b" id="a"></a><p id="a"></p>'))).toEqual(['two of a', 'no b']);
    expect(formFaults(parse('<form method="post"><input name="x"/></form>'))).toEqual([
      'no label: x',
      'no token',
      'keys are not one for each form',
    ]);
    expect(listFaults(parse('<ul><p></p></ul>'))).toEqual(['not an item in a list']);
    expect(() => parse('<p><b></p>')).toThrow();
  });
});

describe('the language switch', () => {
  it('keeps the place and what was asked', () => {
    const search = pages.find((page) => page.name === 'search' && page.language === 'id');
    expect(search?.html).toContain('href="/cari?q=pajak&amp;lang=en"');
  });
});
