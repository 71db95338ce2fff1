/** How components reach the state they show, without passing it through every level. */
import { createContext } from 'svelte';
import type { App } from '#state/app.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';

export const [getApp, setApp] = createContext<App>();
export const [getOpenMap, setOpenMap] = createContext<OpenMap>();
