/** One of several words to choose from; those of one group stand together under its name. */
export type Option = Readonly<{ value: string; label: string; group?: string }>;
