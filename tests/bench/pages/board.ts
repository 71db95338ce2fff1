/**
 * Two buttons: the board of the product, and Svelte Flow as it comes, with as many cards. Which map
 * is in the address: a number of cards, or `dense`. Everything is prepared before a button is pressed.
 */
import type { Node } from '@xyflow/svelte';
import { mount } from 'svelte';
import type { MapRecords } from '#domain/records.ts';
import '../../../src/app.css';
import { appForTest } from '../../component/frame/test-app.ts';
import { mapOfCards } from '../../support/generated-map.ts';
import { denseMap } from '../maps.ts';
import BoardStage from './BoardStage.svelte';
import DefaultFlow from './DefaultFlow.svelte';
import { nextFrame, painted } from './frames.ts';
import { offer } from './timing.ts';

const CARD_KINDS = ['touchpoint', 'painPoint', 'offer', 'solution', 'note'];
const wanted = location.search.slice(1);
const records = wanted === 'dense' ? denseMap() : mapOfCards(Number(wanted));
const cards = cardsOf(records);
const { app, map } = await appForTest(records);
const stage = document.getElementById('stage')!;
let shown: Promise<number> | null = null;

/** In as many columns as the map has touchpoints, so that about as many are in view as on our board. */
function cardsOf(records: MapRecords): Node[] {
  const found = Object.values(records).filter(({ kind }) => CARD_KINDS.includes(kind));
  const columns = found.filter(({ kind }) => kind === 'touchpoint').length;
  return found.map(({ id, title }, index) => ({
    id,
    type: 'card',
    position: { x: 128 * (index % columns), y: 70 * Math.floor(index / columns) },
    data: { title, score: index % 11 },
  }));
}

function whenPressed(button: string, show: () => unknown): void {
  document.getElementById(button)!.addEventListener('click', () => {
    const start = performance.now();
    stage.replaceChildren();
    show();
    shown = isPainted().then(() => performance.now() - start);
  });
}

/** Until the last of the cards there are is visible and on the screen. */
async function isPainted(): Promise<void> {
  const last = () => document.querySelector('.svelte-flow__nodes')?.lastElementChild;
  for (;;) {
    const node = last();
    if (node && getComputedStyle(node).visibility === 'visible') break;
    await nextFrame();
  }
  await painted();
}

whenPressed('ours', () => mount(BoardStage, { target: stage, props: { app, map } }));
whenPressed('other', () => mount(DefaultFlow, { target: stage, props: { cards } }));

const ZOOMS_OUT = 12;

const api = {
  cards: () => cards.length,
  elements: () => document.querySelectorAll('*').length,
  /** Milliseconds from the press of a button to cards on the screen. */
  shown: () => shown,
  /** From far away: milliseconds between frames while each of them zooms a little in or out. */
  async zoomFarAway(frames: number): Promise<number[]> {
    for (let step = 0; step < ZOOMS_OUT; step++) {
      turnWheel(200);
      await nextFrame();
    }
    await painted();
    const before = transform();
    const times: number[] = [];
    let last = await nextFrame();
    for (let frame = 0; frame < frames; frame++) {
      turnWheel(frame % 20 < 10 ? -25 : 25);
      const now = await nextFrame();
      times.push(now - last);
      last = now;
      if (frame === 9 && transform() === before) throw new Error('The wheel does not zoom');
    }
    return times;
  },
};

function turnWheel(deltaY: number): void {
  const wheel = { deltaY, ctrlKey: true, clientX: 720, clientY: 450 };
  const event = new WheelEvent('wheel', { ...wheel, bubbles: true, cancelable: true });
  document.querySelector('.svelte-flow__pane')!.dispatchEvent(event);
}

function transform(): string {
  return document.querySelector<HTMLElement>('.svelte-flow__viewport')!.style.transform;
}

offer(api);
export type BoardPage = typeof api;
