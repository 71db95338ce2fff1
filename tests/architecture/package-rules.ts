/** Rules about dependencies: exact, and each with a reason that the README says. */

export interface PackageFile {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Dependencies whose version is a range. */
export function versionsAreExact({ dependencies, devDependencies }: PackageFile): string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(
      ([name, version]) =>
        `package.json: ${name} is "${version}"; write one exact version, as \`npm install --save-exact\` does.`,
    );
}

/** Runtime dependencies that the section "Dependencies" of the README does not name in backticks. */
export function dependenciesHaveAReason({ dependencies }: PackageFile, readme: string): string[] {
  const section = /^##+ Dependencies\b.*\n([\s\S]*?)(?=^##? |(?![\s\S]))/m.exec(readme)?.[1];
  if (section === undefined)
    return ['README.md has no section "Dependencies"; add one that gives each its reason.'];
  return Object.keys(dependencies ?? {})
    .filter((name) => !section.includes(`\`${name}\``))
    .map(
      (name) =>
        `README.md, "Dependencies", does not name \`${name}\`; say in a sentence why it is there, or remove it.`,
    );
}
