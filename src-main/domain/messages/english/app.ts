/** Sentences about the app, its windows and the files it opens. */
export const appWords = {
  'app.unknown-call': 'This version of Dossier does not know that request.',
  'app.unfit-input': 'Something in what was entered cannot be kept as it is. Nothing was changed.',
  'app.foreign-sender': 'That request did not come from the app’s own window.',
  'app.surprise': ({ logId }: { logId: string }) =>
    `Something went wrong that Dossier did not expect; what you had saved is as it was. It is in the log under ${logId}.`,
  'app.job-surprise': ({ logId }: { logId: string }) =>
    `The work stopped unexpectedly; nothing was written. It is in the log under ${logId}.`,
  'app.window-surprise':
    'Dossier could not do this, and did not expect that. What was saved is as it was; try again, or restart.',
  'app.windows-open': ({ most }: { most: number }) => `${most} windows are open. Close one of them to open another.`,
  'app.no-program': ({ file }: { file: string }) =>
    `The system found no program to open '${file}' with. Show it in its folder instead.`,
  'app.file-moved': ({ file }: { file: string }) => `'${file}' is not where it was saved any more. Export it again.`,
  'app.file-forgotten': 'That file is no longer known here. Open it from its folder.',
}
