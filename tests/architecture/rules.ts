/** All rules over the source, each named by what it claims. */
import * as code from './code-rules.ts';
import * as component from './component-rules.ts';
import * as imports from './import-rules.ts';
import * as shape from './shape-rules.ts';
import type { Rule } from './source.ts';

export const RULES = {
  'imports point in the allowed direction': imports.importsPointInTheAllowedDirection,
  'packages belong to their layer': imports.packagesBelongToTheirLayer,
  'only the pure parts of d3, by name': imports.onlyPureD3,
  'paths show the crossing of a layer': imports.pathsShowTheCrossing,
  'imports form no cycle': imports.importsFormNoCycle,
  'components only read state': imports.componentsOnlyReadState,
  'no barrels': imports.noBarrels,
  'pure layers read no clock and no chance': code.pureLayersReadNoClockAndNoChance,
  'pure layers know no browser': code.pureLayersKnowNoBrowser,
  'runes stay in state and components': code.runesStayInStateAndComponents,
  'state has no effects': code.stateHasNoEffects,
  'files are short': shape.filesAreShort,
  'names follow the house': shape.namesFollowTheHouse,
  'folders say what they hold': shape.foldersSayWhatTheyHold,
  'every file has a layer': shape.everyFileHasALayer,
  'no raw markup': component.noRawMarkup,
  'texts come from the catalogue': component.textsComeFromTheCatalogue,
  'components have few props': component.componentsHaveFewProps,
} satisfies Record<string, Rule>;
