/** Judges a settings file by the published schema. After a refusal `errors` holds what it found. */
export declare const validate: {
  (value: unknown): boolean
  errors?: SchemaError[] | null
}

/** A finding of ajv. */
export interface SchemaError {
  /** JSON pointer of the value that was judged. */
  instancePath: string
  schemaPath: string
  keyword: string
  params: Record<string, unknown>
  /** Set when a name of a member was judged, and not its value. */
  propertyName?: string
}

/** The settings the schema names. */
export declare const keys: string[]
