const SERVICES: readonly { name: string; folder: RegExp }[] = [
  { name: 'Dropbox', folder: /^dropbox( \(.+\))?$/i },
  { name: 'OneDrive', folder: /^onedrive( - .+)?$/i },
  { name: 'Google Drive', folder: /^(google ?drive|my drive|googledrive-.+)$/i },
  { name: 'iCloud Drive', folder: /^(mobile documents|com~apple~clouddocs|icloud ?drive)$/i },
  { name: 'Nextcloud', folder: /^nextcloud$/i },
  { name: 'ownCloud', folder: /^owncloud$/i },
  { name: 'Syncthing', folder: /^(syncthing|sync)$/i },
  { name: 'pCloud', folder: /^pcloud ?drive$/i },
  { name: 'MEGA', folder: /^(mega|megasync)$/i },
  { name: 'Box', folder: /^box( sync)?$/i },
  { name: 'a cloud service', folder: /^cloudstorage$/i },
]

/** A warning for a folder that a service copies between computers, or null. Goes by the names of the folders above it. */
export function cloudSyncWarning(folder: string): string | null {
  const parts = folder.split(/[\\/]/)
  const service = SERVICES.find(({ folder: pattern }) => parts.some((part) => pattern.test(part)))
  if (!service) return null
  return (
    `The data folder is in a folder that ${service.name} keeps in step. Such a service copies files one by one and at its own time, ` +
    'so two computers can end up with parts of each other’s changes. Choose a folder outside it, and use backups or exports to take work along.'
  )
}
