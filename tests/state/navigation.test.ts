import { describe, expect, it } from 'vitest';
import { App } from '#state/app.svelte.ts';
import type { Library } from '#state/library.svelte.ts';
import { Navigation } from '#state/navigation.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { Theme } from '#state/theme.svelte.ts';

/** An app whose maps open and close when they are told to, and a history to go back and forth in. */
function stage() {
  const opened: string[] = [];
  const closed: string[] = [];
  const waiting = new Map<string, () => void>();
  const until = (what: string) => new Promise<void>((resolve) => waiting.set(what, resolve));
  const mapNamed = (mapId: string) =>
    ({
      editor: { mapId },
      views: { shown: 'board', show: () => {} },
      lens: {
        scenario: null,
        compared: undefined,
        segment: null,
        showScenario() {},
        showSegment() {},
      },
      view: { viewport: undefined },
      board: { selection: { single: null } },
      close: () => {
        closed.push(mapId);
        return Promise.resolve();
      },
    }) as unknown as OpenMap;
  const library = { settle: async () => {}, refresh: async () => {} } as unknown as Library;
  const app = new App(library, {} as Theme, async (id) => {
    await until(id);
    opened.push(id);
    return mapNamed(id);
  });
  let address = '#/';
  let changed = () => {};
  const navigation = new Navigation(app, {
    read: () => address,
    push: (to) => (address = to),
    replace: (to) => (address = to),
    onChange: (listener) => (changed = listener),
  });
  return {
    ...{ app, navigation, opened, closed },
    address: () => address,
    go: (to: string) => {
      address = to;
      changed();
    },
    /** Lets a map open, and all that follows from it happen. */
    open: async (id: string) => {
      await aMoment();
      waiting.get(id)?.();
      await aMoment();
    },
  };
}

/** The same with a first map on screen. */
async function atFirst() {
  const own = stage();
  const started = own.navigation.start('first');
  await own.open('first');
  await started;
  return own;
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve));

describe('steps through the history that come faster than maps open', () => {
  it('end where the last one leads, and every map that was left is closed', async () => {
    const { app, go, open, opened, closed } = await atFirst();
    go('#/map/slow');
    await aMoment();
    go('#/map/last');
    await open('last');
    await open('slow');
    await open('last');
    expect(app.map?.editor.mapId).toBe('last');
    expect(closed.concat('last').sort()).toEqual([...opened].sort());
  });

  it('end in the library where the last one leads there', async () => {
    const { app, go, open, opened, closed } = await atFirst();
    go('#/map/slow');
    await aMoment();
    go('#/');
    await open('slow');
    await open('slow');
    expect(app.map).toBeNull();
    expect(closed).toEqual(opened);
  });

  it('do not wait for a map that never opens', async () => {
    const { app, go, open } = await atFirst();
    go('#/map/never');
    await aMoment();
    go('#/map/last');
    await open('last');
    expect(app.map?.editor.mapId).toBe('last');
  });

  it('write no address of a map that is only passed', async () => {
    const { navigation, go, open, address } = await atFirst();
    go('#/map/slow');
    await aMoment();
    go('#/map/last');
    await open('slow');
    navigation.follow();
    expect(address()).toBe('#/map/last');
  });
});
