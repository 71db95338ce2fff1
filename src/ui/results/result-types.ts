/** The forms of results that this view shows, as the state of an open map has them. */
import type { OpenMap } from '#state/open-map.svelte.ts';

export type Analysis = NonNullable<OpenMap['analysis']>;
export type RunReport = NonNullable<Analysis['run']['report']>;
export type RunResult = RunReport['shown'];
export type PlaceRun = RunResult['stages'][string];
export type Rating = NonNullable<RunResult['rating']>;

export type Tornado = NonNullable<Analysis['sensitivity']['tornado']>;
export type Swing = Tornado['swings'][number];
export type NumberPlace = DrawSummary['information'][TotalName]['numbers'][number] | Swing;
export type TotalName = Analysis['sensitivity']['measure'];

export type DrawSummary = NonNullable<Analysis['uncertainty']['summary']>;
export type Band = DrawSummary['options'][number]['totals'][TotalName];

export type Forecast = NonNullable<OpenMap['forecast']['figures']>;
