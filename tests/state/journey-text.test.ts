import { describe, expect, it } from 'vitest';
import { isJourneyText } from '#state/journey-text.ts';

describe('a pasted text', () => {
  it.each([
    'journey\n  A: 5',
    '\r\n  journey  \r\n  A: 5',
    '%% x\n\n%%{init: {}}%%\njourney\nA: 5',
    '---\ntitle: T\n---\n\n%% x\njourney\nA: 5',
    '```mermaid\njourney\nA: 5\n```',
    '\n```mermaid\n---\ntitle: T\n---\njourney\nA: 5\n```',
  ])('is a journey: %j', (text) => expect(isJourneyText(text)).toBe(true));

  it.each([
    '',
    'journey',
    'journey home\nBuy',
    'Journey\nBuy',
    'graph TD\nA-->B',
    '---\njourney\nA: 5',
    '```\njourney\nA: 5',
    'Buy\njourney\nA: 5',
  ])('is none: %j', (text) => expect(isJourneyText(text)).toBe(false));
});
