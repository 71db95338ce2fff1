/** The sample with one segment and outcomes that state everything the closer looks can use. All numbers are made up. */
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import file from '#templates/rowing-machine.json' with { type: 'json' };

const guess = (likely: number) => ({ likely, basis: 'guess' });

export const completeMap: MapRecords = recordsFrom([
  ...file.records,
  {
    id: 'segment-rowers',
    kind: 'segment',
    title: 'New rowers',
    order: 'a0',
    arrivals: guess(1000),
    concentration: guess(4),
    competitorScore: guess(7),
    competitorPrice: guess(900),
    price: guess(950),
    shareOfBudget: guess(0.4),
    toldPerDetractor: guess(3),
    deterred: guess(0.05),
    followers: guess(200),
    acquisitionCost: guess(40),
    prospects: guess(20_000),
    retentionCost: guess(3),
    arrivalsSoFar: [840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890],
  },
  {
    id: 'outcome-date',
    kind: 'outcome',
    title: 'Know when it arrives',
    importance: guess(9),
    touchpoints: ['touchpoint-wait'],
    kanoAnswers: [1, 10, 9, 2, 0],
  },
  {
    id: 'outcome-start',
    kind: 'outcome',
    title: 'Start rowing the same day',
    importance: guess(8.1),
    satisfaction: guess(3),
    kanoAnswers: [12, 4, 3, 2, 1],
  },
]);
