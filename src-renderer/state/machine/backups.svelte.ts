import type { BackupInspection, Backup } from '@domain/ports'
import { call } from '../../lib/api'
import { messages } from '../window/messages.svelte'
import { router } from '../window/router.svelte'
import { session } from '../dossier/session.svelte'

/** Looking at backups and restoring them. */
class Backups {
  /** What the chosen backup holds and how it differs from now; null while none is chosen. */
  inspected = $state.raw<BackupInspection | null>(null)
  busy = $state(false)

  async inspect(backup: Backup): Promise<void> {
    await this.attempt(async (dossierId) => {
      this.inspected = await call('backup:inspect', { dossierId, backupId: backup.id })
    })
  }

  close(): void {
    this.inspected = null
  }

  async create(): Promise<void> {
    await this.attempt(async (dossierId) => {
      await call('backup:create', { dossierId })
      await router.refresh()
      messages.say('Backed up.')
    })
  }

  async restore(backup: Backup): Promise<void> {
    await this.attempt(async (dossierId) => {
      await call('backup:restore', { dossierId, backupId: backup.id })
      this.inspected = null
      await session.open(dossierId)
      await router.refresh()
      messages.say('Restored. The state before is backed up, and Undo takes this back.')
    })
  }

  /** Goes on with what could be read. */
  async goOn(): Promise<void> {
    await this.attempt(async (dossierId) => {
      await call('recovery:accept', { dossierId })
      await session.open(dossierId)
      await router.refresh()
      messages.say('You go on with what was recovered. The damaged files are kept.')
    })
  }

  private async attempt(work: (dossierId: string) => Promise<void>): Promise<void> {
    if (session.dossierId === null || this.busy) return
    this.busy = true
    try {
      await work(session.dossierId)
    } catch (error) {
      messages.fail(error)
    } finally {
      this.busy = false
    }
  }
}

export const backups = new Backups()
