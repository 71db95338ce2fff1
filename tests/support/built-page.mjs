// @ts-check
/** Looks at the built index.html: is the policy there, and nothing in the page that it forbids? */

const REQUIRED = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src-elem 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
];

/**
 * What is wrong with a built page; empty when nothing is.
 * @param {string} html
 * @returns {string[]}
 */
export function builtPageProblems(html) {
  const problems = [];
  const meta = /<meta[^>]*http-equiv="Content-Security-Policy"[^>]*>/i.exec(html);
  const policy = (/content="([^"]*)"/i.exec(meta?.[0] ?? '')?.[1] ?? '')
    .replaceAll('&#39;', "'")
    .split(/;\s*/);
  if (!meta) problems.push('the page has no Content-Security-Policy <meta>');
  else
    for (const directive of REQUIRED)
      if (!policy.includes(directive)) problems.push(`the policy lacks ${directive}`);
  if (meta && /<(script|link|style)\b/i.test(html.slice(0, meta.index)))
    problems.push('the policy stands after a script or style, which it then does not cover');
  if (policy.some((part) => /^(script|style-src-elem).*'unsafe-/.test(part)))
    problems.push('the policy allows unsafe scripts or style elements');
  for (const [tag, attributes = '', body = ''] of html.matchAll(
    /<script\b([^>]*)>([\s\S]*?)<\/script>/gi,
  ))
    if (!/\bsrc=/.test(attributes) || body.trim() !== '') problems.push(`inline script: ${tag}`);
  if (/<style\b/i.test(html)) problems.push('the page has an inline <style>');
  for (const [handler] of html.matchAll(/<[^>]*\son[a-z]+\s*=[^>]*>/gi))
    problems.push(`inline event handler: ${handler}`);
  for (const [address] of html.matchAll(/\b(?:src|href)="(?:https?:)?\/\/[^"]*"/gi))
    problems.push(`off-origin address: ${address}`);
  return problems;
}
