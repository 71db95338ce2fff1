/** The forms of results that views show, handed on from the simulation. */
export type { Band, DrawSummary, OptionBands, TotalName } from '#simulation/analysis/draw-summary.ts';
export type { StagePromiseGaps } from '#simulation/analysis/promise-gaps.ts';
export type { Swing, Tornado } from '#simulation/analysis/tornado.ts';
export type { PlaceRun, Rating, RunResult } from '#simulation/monte-carlo/result.ts';
export type { Forecast, StageResult, TouchpointResult } from '#simulation/results.ts';
