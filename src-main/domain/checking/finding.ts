/**
 * Something wrong with a dossier that its schemas cannot see.
 * *Shape*: `path` is a path that names records by their ids, such as `claims.c-aes-founded.citations.0`;
 * `message` is the rest of the sentence that begins with it.
 */
export interface Finding<Code extends string = string> {
  code: Code
  path: string
  message: string
}

/** 'claims.c-aes-founded.value names the entity x, which is not in the dossier.' */
export function describeFinding({ path, message }: Finding): string {
  return `${path} ${message}.`
}
