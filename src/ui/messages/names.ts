/** What ends up in maps and in the names of files. */

export const names = {
  untitled: 'Untitled map',
  copyOf: (title: string, number: number) =>
    number === 1 ? `${title} (copy)` : `${title} (copy ${number})`,
  recovered: (title: string) => `${title || 'Untitled map'} (recovered)`,
  backupFile: (day: string, part: number | null) =>
    part === null ? `Throughline backup ${day}` : `Throughline backup ${day}, part ${part}`,
  rawFile: (title: string) => `${title} (unchecked)`,
  allRawFile: (day: string) => `Throughline, all data, ${day}`,
};
