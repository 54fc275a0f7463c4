import type { AppInfo, appCalls } from '../../contract/calls/app'
import type { HandlersOf } from '../../contract/dispatch'
import type { Answering } from '../answering'

/** The answers about the app itself. */
export function appHandlers(context: Answering): HandlersOf<typeof appCalls> {
  const { settings, shell, tell } = context
  return {
    'app:info': () => appInfo(context),
    'app:remember': async ({ key, value }) => {
      const saving = settings.save({
        ...settings.value,
        renderer: { ...settings.value.renderer, [key]: value },
      })
      tell.remembered(key, value)
      await saving
      return null
    },
    'app:restart': () => {
      shell.restart()
      return null
    },
  }
}

async function appInfo({ library, settings, app }: Answering): Promise<AppInfo> {
  const dossiers = await library.list()
  const last = dossiers.find(({ id, deletedAt }) => id === settings.value.lastDossier && deletedAt === undefined)
  const dossierId = last?.id ?? app.firstDossier
  return {
    version: app.version,
    platform: app.platform,
    dataFolder: app.dataFolder,
    dossiers,
    dossierId,
    warnings: library.storage.warnings,
    remembered: settings.value.renderer ?? {},
  }
}
