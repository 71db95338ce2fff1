/** The browser behind the small interfaces of the state: theme, history, downloads and workers. */
import type { BackgroundAnswer, BackgroundQuestion, BackgroundWorker } from './background.ts';
import type { Downloads } from './library-ports.ts';
import type { HistoryPort } from './navigation.ts';
import type { ThemeChoice, ThemePort } from './theme.svelte.ts';
import type { DeskAnswer, DeskPort } from './worker-pool.ts';
import type { WorkerPort } from './worker-runner.ts';

/** The same key is read by the script that sets the theme before the first paint. */
const THEME_KEY = 'throughline.theme';

export function browserTheme(): ThemePort {
  const system = matchMedia('(prefers-color-scheme: dark)');
  return {
    read: () => readChoice(),
    write: (choice) => writeChoice(choice),
    systemIsDark: () => system.matches,
    onSystemChange: (listener) => system.addEventListener('change', listener),
    show: (theme) => (document.documentElement.dataset['theme'] = theme),
  };
}

/** Where storage is forbidden the choice lasts as long as the page. */
function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function writeChoice(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, choice);
  } catch {
    // Nothing can be kept; the theme is shown all the same.
  }
}

/** Browsers refuse more than about a hundred entries in half a minute. */
const REPLACE_AFTER_MS = 400;

export function browserHistory(): HistoryPort {
  let waiting: Readonly<{ address: string; timer: ReturnType<typeof setTimeout> }> | null = null;
  const take = () => {
    const { address = null, timer } = waiting ?? {};
    clearTimeout(timer);
    waiting = null;
    return address;
  };
  const replaceNow = () => {
    const address = take();
    if (address !== null) history.replaceState(null, '', `#${address}`);
  };
  return {
    read: () => location.hash,
    push: (address) => {
      replaceNow();
      history.pushState(null, '', `#${address}`);
    },
    replace: (address) => {
      take();
      waiting = { address, timer: setTimeout(replaceNow, REPLACE_AFTER_MS) };
    },
    onChange: (listener) => {
      addEventListener('popstate', () => {
        take();
        listener();
      });
    },
  };
}

export const browserDownloads: Downloads = {
  save: (fileName, text, mime) => saveFile(fileName, new Blob([text], { type: mime })),
};

/** Long enough for any browser to have begun the download. */
const KEPT_MS = 60_000;

/** Hands a file to the person as a download. */
export function saveFile(fileName: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** A Web Worker that computes forecasts. */
export function forecastWorker(worker: Worker): WorkerPort {
  return {
    postMessage: (task) => worker.postMessage(task),
    onAnswer: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent) =>
        listener(data as Parameters<typeof listener>[0]),
      ),
    onFailure: (listener) => onFailure(worker, listener),
    terminate: () => worker.terminate(),
  };
}

/** A Web Worker that answers the larger questions about a map. */
export function deskWorker(worker: Worker): DeskPort {
  return {
    postMessage: (task, transfer) => worker.postMessage(task, transfer),
    onAnswer: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent) => listener(data as DeskAnswer)),
    onFailure: (listener) => onFailure(worker, listener),
    terminate: () => worker.terminate(),
  };
}

/** A Web Worker for work on whole maps. */
export function backgroundWorker(worker: Worker): BackgroundWorker {
  return {
    postMessage: (question: BackgroundQuestion) => worker.postMessage(question),
    onAnswer: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent) =>
        listener(data as BackgroundAnswer),
      ),
    onFailure: (listener) => onFailure(worker, listener),
    terminate: () => worker.terminate(),
  };
}

function onFailure(worker: Worker, listener: () => void): void {
  worker.addEventListener('error', listener);
  worker.addEventListener('messageerror', listener);
}
