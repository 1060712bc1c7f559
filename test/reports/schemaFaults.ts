/** A JSON Schema in the parts of draft 2020-12 that the shipped schemas use; an unknown keyword is a fault. */
export type Schema = Readonly<Record<string, unknown>>

const ANNOTATIONS = new Set(['$schema', '$id', '$defs', 'title', 'description'])

/** What in a value breaks the schema, as `path: why`; empty where it holds. */
export function schemaFaults(value: unknown, schema: Schema, root: Schema = schema, path = '$'): string[] {
  const fault = (why: string) => [`${path}: ${why}`]
  const items = Array.isArray(value) ? value : []
  const members = isObject(value) ? value : {}
  const checks: Readonly<Record<string, (rule: never) => string[]>> = {
    $ref: (name: string) => schemaFaults(value, definition(root, name), root, path),
    anyOf: (choices: readonly Schema[]) =>
      choices.some((one) => schemaFaults(value, one, root, path).length === 0) ? [] : fault('fits no choice'),
    const: (wanted: unknown) => (value === wanted ? [] : fault(`is not ${wanted}`)),
    enum: (wanted: readonly unknown[]) =>
      wanted.includes(value) ? [] : fault(`is none of ${wanted.join(', ')}`),
    type: (names: string | readonly string[]) =>
      [names].flat().some((name) => typesOf(value).includes(name)) ? [] : fault(`is no ${names}`),
    minimum: (least: number) =>
      typeof value === 'number' && value < least ? fault(`is below ${least}`) : [],
    maximum: (most: number) => (typeof value === 'number' && value > most ? fault(`is above ${most}`) : []),
    pattern: (text: string) =>
      typeof value === 'string' && !new RegExp(text).test(value) ? fault(`does not match ${text}`) : [],
    minItems: (least: number) =>
      Array.isArray(value) && value.length < least ? fault('has too few items') : [],
    maxItems: (most: number) => (items.length > most ? fault('has too many items') : []),
    items: (each: Schema) => items.flatMap((item, i) => schemaFaults(item, each, root, `${path}[${i}]`)),
    required: (names: readonly string[]) =>
      isObject(value)
        ? names.filter((name) => !Object.hasOwn(value, name)).flatMap((name) => fault(`lacks ${name}`))
        : [],
    properties: (known: Readonly<Record<string, Schema>>) =>
      Object.entries(known).flatMap(([name, each]) =>
        Object.hasOwn(members, name) ? schemaFaults(members[name], each, root, `${path}.${name}`) : [],
      ),
    additionalProperties: () =>
      Object.keys(members)
        .filter((name) => !Object.hasOwn(schema.properties as object, name))
        .flatMap((name) => fault(`has ${name}, which is unknown`)),
  }
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    if (ANNOTATIONS.has(keyword)) return []
    const check = checks[keyword]
    return check ? check(rule as never) : fault(`the schema uses ${keyword}, which is not checked`)
  })
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typesOf(value: unknown): string[] {
  if (value === null) return ['null']
  if (Array.isArray(value)) return ['array']
  return Number.isInteger(value) ? ['integer', 'number'] : [typeof value]
}

function definition(root: Schema, reference: string): Schema {
  const definitions = root.$defs as Readonly<Record<string, Schema>>
  const found = definitions[reference.replace('#/$defs/', '')]
  if (!found) throw new Error(`${reference} is not defined`)
  return found
}
