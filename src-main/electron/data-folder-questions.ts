import { dialog } from 'electron'
import type { OpenDataFolderSteps, WayOut } from '../services/desktop/open-data-folder'

const WAYS: readonly { label: string; way: WayOut }[] = [
  { label: 'Choose Another Folder…', way: 'choose another' },
  { label: 'Try Again', way: 'try again' },
  { label: 'Quit', way: 'quit' },
]

/** Asks, before there is a window, what to do about a data folder that can't be opened. */
export const dataFolderQuestions: Pick<OpenDataFolderSteps, 'ask' | 'chooseFolder'> = {
  async ask(reason, dataFolder) {
    // Said on the terminal first: the box waits for somebody to close it.
    console.error(`Dossier could not start: ${reason} Another folder can be given with --data-dir or DOSSIER_DATA_DIR.`)
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Dossier',
      message: 'Your data folder can’t be opened.',
      detail: [
        reason,
        dataFolder,
        'You can choose another folder, with dossiers in it or empty; it is then used from now on. What is in this one stays as it is, and can be chosen again under ‘Data folder…’.',
      ].join('\n\n'),
      buttons: WAYS.map(({ label }) => label),
      defaultId: 0,
      cancelId: WAYS.length - 1,
      noLink: true,
    })
    return WAYS[response]?.way ?? 'quit'
  },
  async chooseFolder() {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      title: 'Choose a folder for your work',
      buttonLabel: 'Choose',
      properties: ['openDirectory', 'createDirectory'],
    })
    return canceled ? null : (filePaths[0] ?? null)
  },
}
