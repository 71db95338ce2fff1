/**
 * Starts workers of this build. Under Trusted Types an address must pass a policy, and ours hands on what the build
 * has made; nothing else calls it.
 */

/** Missing in TypeScript's own library. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

export function startWorker(address: string): Worker {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('throughline-worker', {
    createScriptURL: (own) => own,
  });
  return new Worker(policy?.createScriptURL(address) ?? address, { type: 'module' });
}
