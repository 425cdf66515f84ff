import { describe, expect, it } from 'vitest';
import { readXml } from '#rules/xml';

describe('an XML file with places', () => {
  const xml =
    '<a>\n  <!-- <b/> -->\n  <b note="x > y &amp; &#x1F40E;"/><c>1 &lt; 2 &#x1F40E; 3<![CDATA[ < 4]]></c>\n</a>';
  const root = readXml(xml, 'a.xml', {});
  const [b, c] = root.children;

  it('keeps attributes and text, whatever they are written with', () => {
    expect(b?.attributes.get('note')).toBe('x > y & \u{1F40E}');
    expect(c?.text).toBe('1 < 2 \u{1F40E} 3 < 4');
  });

  it('knows the line and column of elements and of every character of their text', () => {
    expect(b?.at).toEqual({ file: 'a.xml', line: 3, column: 3 });
    const lines = xml.split('\n');
    for (const wanted of ['2', '3', '4']) {
      const at = c?.locate(c.text.indexOf(wanted));
      expect(at?.line).toBe(3);
      expect(lines[2]?.[(at?.column ?? 0) - 1]).toBe(wanted);
    }
  });
});
