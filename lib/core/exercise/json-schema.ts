/** The schema of `exercise.yaml` for editors: completion and red lines while typing. `npm run exercise -- schema` writes it. */
import { z } from 'zod';
import { exerciseSchema } from './schema';

/** Where the generated schema is checked in; every `exercise.yaml` names it in its first line. */
export const jsonSchemaFile = 'exercises/exercise.schema.json';

/** JSON Schema (draft 2020-12) of what an author writes: fields with defaults may be left out. */
export function exerciseJsonSchema(): object {
  return { ...z.toJSONSchema(exerciseSchema, { io: 'input' }), title: 'Nabla exercise' };
}
