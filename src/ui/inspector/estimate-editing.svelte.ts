/**
 * One estimate while it is edited: what is shown, what a typed text, a word or a handle makes of it,
 * and what there is to say about an input that could not be taken as it was.
 */
import {
  clampTo,
  rangeOf,
  withLikely,
  type Basis,
  type Estimate,
  type EstimateField,
  type Range,
} from '#domain/estimate.ts';
import { basisFrom, citing } from '#domain/commands/source.ts';
import { defaultOf } from '#domain/queries/default-of.ts';
import { metricRange } from '#domain/queries/metrics.ts';
import { find, mapOf } from '#domain/queries/of-kind.ts';
import { purchaseMargin } from '#domain/queries/purchase-margin.ts';
import type { MapRecord, RecordId } from '#domain/records.ts';
import { isKind } from '#domain/schema.ts';
import type { Inspection } from '#state/inspection.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { NewSource } from '#state/source-deeds.ts';
import { messages } from '../messages/inspector-messages.ts';
import type { Handle } from '../shared/range-drag.ts';
import {
  fullText,
  numberText,
  numericField,
  readNumber,
  suffixOf,
  type Terms,
} from './unit-text.ts';
import { wordFor, wordsOf, type WordTerms } from './word-scales.ts';

const SILENT: EstimateField = { unit: 'factor', min: 0, max: 0, fallback: null };

export class EstimateEditing {
  readonly #map: OpenMap;
  readonly #inspection: Inspection;
  readonly #id: () => RecordId;
  readonly #fieldName: () => string;
  /** What to say beside the field about the last input; empty for nothing. */
  notice = $state('');
  #grabbed: Readonly<{ estimate: Estimate | undefined }> | null = null;

  readonly record = $derived.by((): MapRecord => {
    const id = this.#id();
    return this.#inspection.record(id) ?? { id, kind: '' };
  });
  readonly #definition = $derived.by(() => numericField(this.record, this.#fieldName()) ?? SILENT);
  readonly estimate = $derived.by(() => this.record[this.#fieldName()] as Estimate | undefined);
  /** The number that holds while nobody has stated one; null for none. */
  readonly fallback = $derived.by(() =>
    defaultOf(this.#map.lens.effective, this.record, this.#fieldName()),
  );
  /** The number that holds, with its range; null where nothing is said and there is no default. */
  readonly range = $derived.by((): Range | null =>
    isKind(this.record, 'metric')
      ? metricRange(this.record)
      : rangeOf(this.estimate, { ...this.#definition, fallback: this.fallback }),
  );
  readonly #wordTerms = $derived.by((): WordTerms => {
    const found = purchaseMargin(this.#map.lens.effective);
    // What the purchase itself earns cannot be compared with a purchase.
    const isItself = found?.touchpoint === this.#id() && this.#fieldName() === 'margin';
    return { period: this.#terms.period, purchase: found && !isItself ? found.margin : null };
  });
  readonly words = $derived.by(() => wordsOf(this.record.kind, this.#fieldName(), this.#wordTerms));
  readonly word = $derived.by(() =>
    this.range
      ? wordFor(this.record.kind, this.#fieldName(), this.range.likely, this.#wordTerms)
      : '',
  );
  readonly #terms = $derived.by((): Terms => {
    const period = mapOf(this.#map.editor.shown)?.period ?? 'month';
    return { currency: this.#map.currency, period };
  });
  readonly suffix = $derived.by(() =>
    suffixOf(this.record, this.#fieldName(), this.range?.likely ?? null, this.#terms),
  );

  constructor(map: OpenMap, inspection: Inspection, id: () => RecordId, fieldName: () => string) {
    this.#map = map;
    this.#inspection = inspection;
    this.#id = id;
    this.#fieldName = fieldName;
  }

  get field() {
    return this.#fieldName();
  }
  get unit() {
    return this.#definition.unit;
  }
  get bounds() {
    return this.#definition;
  }
  get basis(): Basis {
    return this.estimate?.basis ?? 'assumed';
  }
  /** What a typed number rests on before anybody says: a metric is there for what was measured, all else is a guess. */
  get #basisOfTyped(): Basis {
    return isKind(this.record, 'metric') ? 'measured' : 'guess';
  }
  get texts() {
    const texts = messages.inspector.fields[this.record.kind]?.[this.#fieldName()];
    return texts ?? { label: this.#fieldName(), noun: this.#fieldName() };
  }
  get hint(): string {
    return messages.inspector.hints[`${this.record.kind}.${this.#fieldName()}`] ?? '';
  }

  /** A number as it stands in the field. */
  text(value: number | null | undefined): string {
    return value === null || value === undefined
      ? ''
      : numberText(value, this.#definition, this.basis);
  }
  fullText(value: number): string {
    return fullText(this.record, this.#fieldName(), value, this.#terms);
  }

  /** Takes digits for the number itself; nothing returns it to its default. */
  takeText(text: string, isDone: boolean): void {
    this.notice = '';
    if (text.trim() === '') {
      if (isDone) this.clear();
      return;
    }
    const value = this.#read(text);
    if (value !== null) this.setLikely(value);
  }

  /** The number a text means, within bounds, having said what was wrong with it. */
  #read(text: string): number | null {
    const words = messages.inspector.estimate;
    const value = readNumber(text, this.#definition);
    if (value === null) {
      const kept = this.range;
      this.notice = kept ? words.notNumber(this.text(kept.likely)) : words.notNumberOpen;
      return null;
    }
    const within = clampTo(this.#definition, value);
    if (value > within) this.notice = words.atMost(this.text(within));
    if (value < within) this.notice = words.atLeast(this.text(within));
    return within;
  }

  /** The estimate with another number; a range that was stated moves along. */
  #withLikely(value: number, stated = this.estimate): Estimate {
    if (!stated) return { likely: value, basis: this.#basisOfTyped };
    const basis = stated.basis === 'assumed' ? this.#basisOfTyped : stated.basis;
    const next = { ...withLikely(stated, value, this.#definition), basis };
    return this.#followsLeaving(stated) ? withoutSource(next) : next;
  }

  /** A number that followed from a yearly figure follows no longer once somebody says another one. */
  #followsLeaving({ source }: Estimate): boolean {
    return find(this.#map.editor.shown, 'source', source)?.leaving !== undefined;
  }

  setLikely(value: number): void {
    this.#set(this.#withLikely(value));
  }

  setWord(key: string): void {
    this.notice = '';
    const word = this.words?.find((candidate) => candidate.key === key);
    if (word) this.#set(word.estimate);
    else this.clear();
  }

  /** A face of the five, worst first. */
  setFace(face: number): void {
    const word = this.words?.[face];
    if (word) this.setWord(word.key);
  }

  setBasis(basis: Basis): void {
    const start = this.#stated();
    if (start) this.#set({ ...start, basis });
  }

  setSource(source: RecordId<'source'> | null): void {
    const start = this.#stated();
    const found = find(this.#map.editor.shown, 'source', source);
    if (!start) return;
    this.#set(found ? citing(start, found) : withoutSource(start));
    this.notice = found ? sayBasis(basisFrom(found)) : '';
  }

  /** Writes a new source and lets the number rest on it. */
  citeNew(fields: NewSource): void {
    const start = this.#stated();
    if (!start) return;
    this.#inspection.sources.citeNew(this.#id(), this.#fieldName(), start, fields);
    this.notice = sayBasis(basisFrom(fields));
  }

  /** Takes digits for an end of the range; nothing returns it to what its basis suggests. */
  takeEnd(end: 'low' | 'high', text: string, isDone: boolean): void {
    this.notice = '';
    if (text.trim() === '') {
      if (isDone) this.#setEnd(end, undefined);
      return;
    }
    const value = this.#read(text);
    if (value !== null) this.#setEnd(end, value);
  }

  #setEnd(end: 'low' | 'high', value: number | undefined): void {
    const next = this.#withEnd(end, value);
    if (next) this.#set(next);
  }

  #withEnd(end: 'low' | 'high', value: number | undefined, from = this.estimate): Estimate | null {
    const start = this.#stated(from);
    if (!start) return null;
    const { [end]: _, ...rest } = start;
    if (value === undefined) return rest;
    const words = messages.inspector.estimate;
    const likely = this.text(start.likely);
    if (end === 'low' && value > start.likely) this.notice = words.lowAtMost(likely);
    if (end === 'high' && value < start.likely) this.notice = words.highAtLeast(likely);
    const fit = end === 'low' ? Math.min(value, start.likely) : Math.max(value, start.likely);
    const basis = start.basis === 'assumed' ? this.#basisOfTyped : start.basis;
    return { ...rest, [end]: fit, basis };
  }

  /** A handle of the slider moves; null gives the gesture up. */
  move(handle: Handle, value: number | null, isDone: boolean): void {
    this.notice = '';
    // From where the gesture began, or a range pushed against the end of the scale would stay narrow.
    this.#grabbed ??= { estimate: this.estimate };
    const { estimate } = this.#grabbed;
    if (isDone) this.#grabbed = null;
    const next = value === null ? null : this.#moved(estimate, handle, value);
    if (isDone && next) this.#set(next);
    else this.#inspection.deeds.previewEstimate(this.#id(), this.#fieldName(), next);
  }

  #moved(from: Estimate | undefined, handle: Handle, value: number): Estimate | null {
    return handle === 'likely' ? this.#withLikely(value, from) : this.#withEnd(handle, value, from);
  }

  /** Back to the default, or to saying nothing. */
  clear(): void {
    this.notice = '';
    this.#set(undefined);
  }

  /** What is stated, or the default as the start of a statement; null where there is neither. */
  #stated(stated = this.estimate): Estimate | null {
    if (stated) return stated;
    return this.fallback === null ? null : { likely: this.fallback, basis: 'assumed' };
  }

  #set(estimate: Estimate | undefined): void {
    const [id, field] = [this.#id(), this.#fieldName()];
    this.#inspection.deeds.setEstimate(id, field, estimate, `${field} ${id}`);
  }
}

function sayBasis(basis: Basis): string {
  return messages.inspector.estimate.cited(messages.units.bases[basis].toLowerCase());
}

function withoutSource({ source: _, ...rest }: Estimate): Estimate {
  return rest;
}
