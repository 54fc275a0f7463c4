/** A sign that, repeated, makes a pattern take longer than the text's length explains; null when there is none. */
export declare function slowSignOf(pattern: { source: string; flags: string }): string | null
