import { expect, test } from 'vitest';
import { mapSchema, mapSchemaText, SCHEMA_FILE } from '../support/map-schema.ts';
import { recordKinds } from '#domain/schema.ts';

test('the published schema is the one the validators give; `npm run schema` renews it', async () => {
  await expect(await mapSchemaText()).toMatchFileSnapshot(SCHEMA_FILE);
});

test('it describes every kind with its fields', () => {
  const { definitions } = mapSchema() as {
    definitions: Record<string, { properties: object; required: string[] }>;
  };
  for (const [kind, { schema }] of Object.entries(recordKinds)) {
    const { entries } = schema as unknown as { entries: object };
    expect(Object.keys(definitions[kind]!.properties)).toEqual(Object.keys(entries));
    expect(definitions[kind]!.required).toEqual(expect.arrayContaining(['id', 'kind']));
  }
});
