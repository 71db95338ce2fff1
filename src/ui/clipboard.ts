/**
 * The clipboard, by its events (Ctrl C, X, V) and from menus. Whoever takes the text elsewhere gets
 * the titles; coming back here, the same text brings the whole cards along. A Mermaid journey that is
 * pasted becomes a map of its own.
 */
import type { Finding } from '#domain/finding.ts';
import type { App } from '#state/app.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { copyCards, cutCards, pasteClip, type Clip } from '#state/gestures/clipboard.ts';
import { isJourneyText } from '#state/journey-text.ts';
import { isTyping } from './fields.ts';
import { writtenShortcut } from './keys.ts';
import { messages } from './messages/messages.ts';
import { takeText } from './transfer/take-files.ts';

const CARDS_TYPE = 'application/x-throughline-cards+json';

/** What this page copied last. */
const lastClips = new WeakMap<App, Clip>();

/** Answers a copy, cut or paste event of the window, unless it belongs to a field or to selected text. */
export function answerClipboard(event: ClipboardEvent, app: App): void {
  const { map } = app;
  const data = event.clipboardData;
  if (!data || event.defaultPrevented || app.overlay !== null || isTyping(event.target)) return;
  if (event.type === 'paste' && isJourneyText(data.getData('text/plain'))) {
    event.preventDefault();
    void takeText(app, data.getData('text/plain'));
    return;
  }
  if (!map) return;
  if (event.type === 'paste') {
    event.preventDefault();
    paste(app, map, { text: data.getData('text/plain'), cards: data.getData(CARDS_TYPE) });
    return;
  }
  if (document.getSelection()?.isCollapsed === false) return;
  const clip = event.type === 'cut' ? cutCards(map) : copyCards(map);
  if (!clip) return;
  event.preventDefault();
  lastClips.set(app, clip);
  data.setData('text/plain', clip.text);
  data.setData(CARDS_TYPE, clip.cards);
}

/** Copies or cuts from a menu. */
export async function takeToClipboard(app: App, way: 'copy' | 'cut'): Promise<void> {
  const clip = app.map && (way === 'cut' ? cutCards(app.map) : copyCards(app.map));
  if (!clip) return;
  lastClips.set(app, clip);
  await navigator.clipboard.writeText(clip.text);
}

/** Pastes from a menu, where the browser lets a page read the clipboard. */
export async function pasteFromClipboard(app: App): Promise<void> {
  try {
    const text = await navigator.clipboard.readText();
    if (isJourneyText(text)) void takeText(app, text);
    else if (app.map) paste(app, app.map, { text, cards: '' });
  } catch {
    app.announce(messages.actions.pasteByKey(writtenShortcut('Mod+V')));
  }
}

function paste(app: App, map: OpenMap, clip: Clip): void {
  const last = lastClips.get(app);
  const whole = clip.cards === '' && last?.text === clip.text ? last : clip;
  const findings = pasteClip(map, whole);
  if (findings.length > 0) void tell(app, findings);
}

async function tell(app: App, findings: readonly Finding[]): Promise<void> {
  const { findingText } = await import('./messages/findings.ts');
  app.announce(findings.map(findingText).join(' '));
}
