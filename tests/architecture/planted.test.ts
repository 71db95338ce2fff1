/**
 * Plants a violation of each rule in memory and looks at what the law says, then shows the clean
 * counter-case. A rule without a planted case does not compile and fails here.
 */
import { describe, expect, it } from 'vitest';
import { dependenciesHaveAReason, versionsAreExact } from './package-rules.ts';
import { PLANTED_CODE } from './planted-code.ts';
import { PLANTED_IMPORTS } from './planted-imports.ts';
import type { Planted } from './planted.ts';
import { RULES } from './rules.ts';
import { rootIsAShopWindow } from './shape-rules.ts';
import type { SourceFile } from './source.ts';

const PLANTED: Record<keyof typeof RULES, Planted[]> = { ...PLANTED_IMPORTS, ...PLANTED_CODE };

const filesOf = (files: Planted['plant']): SourceFile[] =>
  Object.entries(files).map(([path, text]) => ({ path, text }));

describe.each(Object.entries(RULES))('%s', (claim, rule) => {
  const planted = PLANTED[claim as keyof typeof RULES];

  it.each(planted)('finds: $says.0', ({ plant, says }) => {
    const message = rule(filesOf(plant)).join('\n');
    for (const part of says) expect(message).toContain(part);
  });

  it.each(planted)('accepts the like of: $says.0', ({ clean }) => {
    expect(rule(filesOf(clean))).toEqual([]);
  });
});

describe('the root', () => {
  it('takes nothing more', () => {
    expect(rootIsAShopWindow(['src', 'README.md', '.ci', 'node_modules'])).toEqual([]);
    const [message] = rootIsAShopWindow(['vitest.config.ts', 'src']);
    expect(message).toContain('vitest.config.ts stands in the root');
    expect(message).toContain('go into vite.config.ts');
  });

  it('pins versions', () => {
    expect(
      versionsAreExact({ dependencies: { a: '1.2.3' }, devDependencies: { b: '2.0.0-rc.1' } }),
    ).toEqual([]);
    for (const range of ['^1.2.3', '~1.2.3', '1.x', '*', 'latest', 'git+https://example.org/a']) {
      const [message] = versionsAreExact({ devDependencies: { a: range } });
      expect(message).toContain(`a is "${range}"; write one exact version`);
    }
  });

  it('wants a reason for each dependency', () => {
    const packageFile = { dependencies: { d3: '7.9.2', '@xyflow/svelte': '1.7.0' } };
    const readme = '# T\n\n## Dependencies\n\n- `d3`: scales\n- `@xyflow/svelte`: the board\n';
    expect(dependenciesHaveAReason(packageFile, `${readme}\n## Licence\n\nMIT\n`)).toEqual([]);
    expect(dependenciesHaveAReason(packageFile, '# T\n\n`d3`\n').join()).toContain('no section');
    const elsewhere = readme.replace('- `d3`: scales\n', '') + '\n## Other\n\n`d3`\n';
    expect(dependenciesHaveAReason(packageFile, elsewhere).join()).toContain('does not name `d3`');
  });
});
