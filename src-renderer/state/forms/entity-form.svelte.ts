import type { EntityDraft } from '@contract/drafts'
import type { Citation } from '@domain/records/citation'
import type { Entity, EntityName } from '@domain/records/entity'
import { session } from '../dossier/session.svelte'
import type { KindId } from '@domain/vocabulary/definition'

/** One name as it is being written. `key` stays with it while names are moved. */
export interface NameEntry {
  key: number
  value: string
  lang: string
  script: string
  kind: EntityName['kind']
  citations: Citation[]
}

export type EntityErrors = Partial<Record<'names' | `name ${number}`, string>>

/** An entity as it is being written. The first name is the one shown everywhere. */
export class EntityForm {
  schema = $state<KindId>('')
  descriptor = $state('')
  names = $state.raw<NameEntry[]>([])
  summary = $state('')
  summaryCitations = $state.raw<Citation[]>([])
  /** Filled in, but not added to the list yet: it is saved all the same. */
  summaryPending = $state.raw<Citation | null>(null)
  private made = 0

  constructor(
    private readonly before: Entity | null,
    schema: KindId | undefined,
  ) {
    if (before) {
      this.schema = before.schema
      this.descriptor = before.descriptor ?? ''
      this.names = before.names.map((name) => this.entry(name))
      this.summary = before.summary?.text ?? ''
      this.summaryCitations = before.summary?.citations ?? []
    } else {
      this.schema = schema ?? session.vocabulary.kinds[0]?.id ?? ''
      this.names = [this.entry(undefined)]
    }
  }

  readonly errors = $derived.by((): EntityErrors => {
    const errors: EntityErrors = {}
    const [first] = this.names
    if (!first || first.value.trim() === '') errors.names = 'It needs a name.'
    for (const name of this.names) {
      if (name.lang !== '' && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(name.lang))
        errors[`name ${name.key}`] = 'Write the language as its code: fr, ar, ru, pt-BR.'
      else if (name.script !== '' && !/^[A-Z][a-z]{3}$/.test(name.script))
        errors[`name ${name.key}`] = 'Write the script as its code: Latn, Cyrl, Arab.'
    }
    return errors
  })

  readonly isRight = $derived(Object.keys(this.errors).length === 0)

  /** Answers the key of the new name. */
  addName(): number {
    const name = this.entry(undefined)
    this.names = [...this.names, name]
    return name.key
  }

  changeName(key: number, change: Partial<NameEntry>): void {
    this.names = this.names.map((name) => (name.key === key ? { ...name, ...change } : name))
  }

  removeName(key: number): void {
    this.names = this.names.filter((name) => name.key !== key)
  }

  /** Makes a name the one that is shown. */
  putFirst(key: number): void {
    const name = this.names.find((item) => item.key === key)
    if (name) this.names = [name, ...this.names.filter((item) => item.key !== key)]
  }

  /** The entity to be saved; ask only when `isRight`. */
  draft(): EntityDraft {
    const text = this.summary.trim()
    return {
      ...(this.before && { id: this.before.id }),
      ...(this.before?.formerNames && { formerNames: this.before.formerNames }),
      schema: this.schema,
      descriptor: this.descriptor.trim() || undefined,
      names: this.names
        .filter((name) => name.value.trim() !== '')
        .map(({ value, lang, script, kind, citations }) => ({
          value: value.trim(),
          lang: lang || undefined,
          script: script || undefined,
          kind,
          citations,
        })),
      summary:
        text === ''
          ? undefined
          : { text, citations: [...this.summaryCitations, ...(this.summaryPending ? [this.summaryPending] : [])] },
    }
  }

  private entry(name: EntityName | undefined): NameEntry {
    return {
      key: this.made++,
      value: name?.value ?? '',
      lang: name?.lang ?? '',
      script: name?.script ?? '',
      kind: name?.kind ?? (this.made === 1 ? 'name' : 'alias'),
      citations: name?.citations ?? [],
    }
  }
}
