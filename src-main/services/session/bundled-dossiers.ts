/** The dossier that the app opens on the first time. */
export const FIRST_DOSSIER = 'sahel-russia'
