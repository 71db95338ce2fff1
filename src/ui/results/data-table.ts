/** What a chart shows, as rows that can be read one by one. */
export type DataTable = Readonly<{
  columns: readonly string[];
  /** The first cell of a row says what the row is about. */
  rows: readonly (readonly string[])[];
}>;
