/** The published JSON Schema of a map file, made from the validators so that it cannot disagree. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import { format } from 'prettier/standalone';
import { CURRENT_VERSION } from '#domain/migrations/index.ts';
import { recordKinds } from '#domain/schema.ts';
import { FORMAT_NAME } from '#formats/throughline-json.ts';

/** Where it is published, from this folder. */
export const SCHEMA_FILE = `../../public/schema/throughline-map-${CURRENT_VERSION}.json`;

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Never stricter than the validators. What a schema cannot say is left to them: that links are harmless,
 * that low <= likely <= high, and that what is referred to exists.
 */
export function mapSchema(): JsonSchema {
  const kinds = Object.keys(recordKinds);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Throughline map',
    description: 'A customer journey as records. Fields and kinds not named here are allowed.',
    type: 'object',
    required: ['format', 'version', 'records'],
    properties: {
      format: { const: FORMAT_NAME },
      version: { const: CURRENT_VERSION },
      mapId: idOrNull('The map this is a copy of.'),
      exportedAs: idOrNull('The saved version it was made from.'),
      records: { type: 'array', maxItems: 100_000, items: { $ref: '#/definitions/record' } },
    },
    definitions: {
      record: {
        type: 'object',
        required: ['id', 'kind'],
        properties: { id: shortText, kind: shortText },
        allOf: kinds.map((kind) => ({
          if: { properties: { kind: { const: kind } } },
          then: { $ref: `#/definitions/${kind}` },
        })),
      },
      ...Object.fromEntries(kinds.map((kind) => [kind, kindSchema(kind)])),
    },
  };
}

const shortText: JsonSchema = { type: 'string', minLength: 1, maxLength: 100 };

function idOrNull(description: string): JsonSchema {
  return { description, ...shortText, type: ['string', 'null'] };
}

function kindSchema(kind: string): JsonSchema {
  const { schema } = recordKinds[kind as keyof typeof recordKinds];
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore' });
  return rest;
}

/** As it stands in the file. */
export async function mapSchemaText(): Promise<string> {
  const plugins = [babel, estree];
  return format(JSON.stringify(mapSchema()), { parser: 'json', printWidth: 100, plugins });
}
