import { expect, test } from 'vitest';
import { stageStanding } from '#domain/queries/stage-standing.ts';

test('a stage whose customers go elsewhere to complete says that they go on', () => {
  const standing = stageStanding({ reach: 0.1, completions: 0, dropOff: 0 });
  expect(standing).toEqual({ is: 'goOn', share: 1 });
});

test('a stage where most who stay complete says how many do, of those who come', () => {
  const standing = stageStanding({ reach: 0.4, completions: 0.2, dropOff: 0.45 });
  expect(standing).toEqual({ is: 'complete', share: 0.5 });
});

test('a stage where few complete on a short way says how many go on', () => {
  const standing = stageStanding({ reach: 0.8, completions: 0.04, dropOff: 0.25 });
  expect(standing).toEqual({ is: 'goOn', share: 0.75 });
});

test('a stage that nobody comes to says nothing', () => {
  expect(stageStanding({ reach: 0, completions: 0, dropOff: null })).toBeNull();
});
