import type { DeletionOutlook } from '@contract/calls/record'
import type { DossierListing } from '@contract/calls/dossier'
import type { Citation } from '@domain/records/citation'
import type { CitationAddress } from '@domain/citing/citing-records'
import type { Id } from '@domain/records/ids'
import type { KindId } from '@domain/vocabulary/definition'
import type { ClaimView } from '@domain/views/claim-view'
import type { BinView } from '@domain/views/bin-view'

/** A dialog with what it begins with. One is open at a time. */
export type Dialog =
  | { kind: 'find' }
  | { kind: 'keys' }
  | { kind: 'briefing' }
  | { kind: 'export' }
  | { kind: 'import'; dropped?: File }
  | { kind: 'import-notes' }
  | { kind: 'new-dossier' }
  | { kind: 'duplicate-dossier' }
  | { kind: 'rename-dossier' }
  | { kind: 'delete-dossier' }
  | { kind: 'dossiers' }
  | { kind: 'delete-for-good'; what: BinView[] | DossierListing }
  | { kind: 'data-folder' }
  | { kind: 'bring-back' }
  | { kind: 'entity'; id?: Id; schema?: KindId }
  /** `anew`: the place in its list of a citation that has lost its words, to be made again. */
  | { kind: 'claim'; id?: Id; subject?: Id; citations?: Citation[]; anew?: number }
  /** For a citation of a name or a summary. */
  | { kind: 'cite-anew'; at: CitationAddress }
  | { kind: 'contradiction'; claim: ClaimView; others?: readonly ClaimView[]; because?: string }
  | { kind: 'source'; id?: Id; begins?: 'text' }
  | { kind: 'grade'; id: Id }
  | { kind: 'versions'; noteId: Id }
  | { kind: 'tags'; tag?: string }
  | {
      kind: 'attach-claims'
      title: string
      chosen: readonly Id[]
      onchange: (claimIds: Id[]) => void
    }

/** Something that is asked over whatever is open, and leads back there. */
export interface Question {
  outlook: DeletionOutlook
  /** 'source', 'notes': what is to be deleted. */
  noun: string
  answer: (goOn: boolean) => void
}

class Dialogs {
  current = $state.raw<Dialog | null>(null)
  question = $state.raw<Question | null>(null)

  /** True while the keyboard belongs to a dialog. */
  get isOpen(): boolean {
    return this.current !== null || this.question !== null
  }

  /** Asks whether to delete what others rest on. A question that is open already is answered with no. */
  ask(outlook: DeletionOutlook, noun: string): Promise<boolean> {
    this.question?.answer(false)
    return new Promise((resolve) => {
      this.question = {
        outlook,
        noun,
        answer: (goOn) => {
          this.question = null
          resolve(goOn)
        },
      }
    })
  }

  show(dialog: Dialog): void {
    this.current = dialog
  }

  /** Closes the dialog that is open; with `only`, no other than that one, which may have been left before its work was done. */
  close(only: Dialog | null = this.current): void {
    if (this.current === only) this.current = null
  }
}

export const dialogs = new Dialogs()
