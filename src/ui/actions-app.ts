/** What one does with the app as a whole: maps, theme, finding things, help. */
import { appAction, type Action } from './action.ts';

export const appActions: readonly Action[] = [
  appAction('openPalette', 'app', (app) => app.show('palette'), {
    shortcuts: ['Mod+K'],
    worksInFields: true,
    isKeyOnly: true,
  }),
  appAction('search', 'app', (app) => app.show('search'), {
    shortcuts: ['/'],
    enabled: (app) => app.map !== null,
  }),
  appAction('showHelp', 'app', (app) => app.show('help'), { shortcuts: ['?'] }),
  appAction('goToLibrary', 'app', (app) => app.goToLibrary(), {
    enabled: (app) => app.map !== null,
  }),
  appAction('newMap', 'app', (app) => app.show('newMap')),
  appAction('openFile', 'app', (app) => app.page?.openFile(), {
    enabled: (app) => app.page !== null,
  }),
  appAction('showTrash', 'app', (app) => app.show('trash')),
  appAction('toggleTheme', 'app', (app) => app.theme.toggle()),
  appAction('followSystemTheme', 'app', (app) => app.theme.choose('system'), {
    enabled: (app) => app.theme.choice !== 'system',
  }),
];
