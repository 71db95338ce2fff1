import { describe, expect, it } from 'vitest';
import { findingCodes } from '#domain/finding.ts';
import type { ForeignFormat } from '../../src/formats/foreign.ts';
import type { SyntaxReason } from '../../src/formats/json-syntax.ts';
import { findingText } from '#ui/messages/findings.ts';
import { foreignFormats, syntaxReasons } from '#ui/messages/reasons.ts';

const detail = {
  ...{ count: 2, limit: 1000, size: 5_000_000, line: 3, column: 7, index: 4, version: 2, known: 1 },
  ...{
    value: 'x',
    to: 'y',
    of: 'z',
    format: 'png',
    reason: 'missing',
    excerpt: '{ a',
    field: 'title',
  },
};

describe('the texts of findings', () => {
  it('say a sentence for every code, with and without details', () => {
    for (const code of findingCodes)
      for (const text of [
        findingText({ code, place: {}, detail }),
        findingText({ code, place: {}, detail: {} }),
      ])
        expect(text, code).toMatch(/^[\p{Lu}\p{N}].*[.”]$/su);
  });

  it('name a place, a size and a number as people read them', () => {
    expect(
      findingText({
        code: 'fileNotJson',
        place: {},
        detail: { ...detail, reason: 'trailingComma' },
      }),
    ).toBe('The file is not valid JSON: there is a comma too many. Line 3, column 7. “{ a”');
    expect(findingText({ code: 'fileTooLarge', place: {}, detail })).toContain('5.0 MB');
  });

  it('have words for every foreign format and every fault of syntax', () => {
    const formats: Record<ForeignFormat, true> = {
      ...{ png: true, jpeg: true, gif: true, webp: true, pdf: true, zip: true, gzip: true },
      ...{
        binary: true,
        html: true,
        svg: true,
        bpmn: true,
        xml: true,
        mermaid: true,
        markdown: true,
      },
      ...{ csv: true, excalidraw: true, tldraw: true, json: true, text: true },
    };
    const faults: Record<SyntaxReason, true> = {
      ...{ endsTooEarly: true, valueExpected: true, nameExpected: true, colonExpected: true },
      ...{ commaExpected: true, trailingComma: true, textNotClosed: true, escapeInvalid: true },
      ...{ controlCharacterInText: true, moreAfterEnd: true, singleQuotes: true, comment: true },
    };
    expect(Object.keys(foreignFormats).sort()).toEqual(Object.keys(formats).sort());
    expect(Object.keys(syntaxReasons).sort()).toEqual(Object.keys(faults).sort());
  });
});
