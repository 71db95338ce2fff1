/** The look at the built page finds each thing that the content security policy forbids. */
import { expect, it } from 'vitest';
import { builtPageProblems } from './built-page.mjs';

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src-elem 'self'; " +
  "style-src-attr 'unsafe-inline'; " +
  "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'";
const page = (body: string, policy = POLICY, before = '') =>
  `<html><head>${before}<meta http-equiv="Content-Security-Policy" content="${policy}">` +
  `</head><body>${body}</body></html>`;

it('finds nothing in a good page, escaped or not', () => {
  const good = '<script type="module" src="./assets/a.js"></script><div style="top:0"></div>';
  expect(builtPageProblems(page(good))).toEqual([]);
  expect(builtPageProblems(page(good, POLICY.replaceAll("'", '&#39;')))).toEqual([]);
});

it.each([
  ['no policy', '<html></html>', 'has no Content-Security-Policy'],
  ['a missing directive', page('', POLICY.replace("worker-src 'self'; ", '')), 'lacks worker-src'],
  [
    'a weakened directive',
    page('', POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")),
    'allows unsafe',
  ],
  ['a script before the policy', page('', POLICY, '<script src="a.js"></script>'), 'stands after'],
  ['an inline script', page('<script>go()</script>'), 'inline script'],
  ['an inline style', page('<style>a{}</style>'), 'inline <style>'],
  ['an event handler', page('<p onclick="go()">'), 'inline event handler'],
  ['another origin', page('<img src="https://example.org/a.png">'), 'off-origin'],
])('finds %s', (_name, html, problem) => {
  expect(builtPageProblems(html).join('\n')).toContain(problem);
});
