/** Bundles a TypeScript entry into one file that plain Node runs. */
export declare function bundle(entry: string): Promise<{ file: string; remove: () => Promise<void> }>
