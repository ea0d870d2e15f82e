/** What can keep the database from opening. The start script prints the message alone and ends with status 1. */

export class DataFolderLocked extends Error {
  override readonly name = 'DataFolderLocked';
  constructor(folder: string, pid: number) {
    super(`The data folder ${folder} is in use by process ${pid}: stop it or set NABLA_DATA to another folder.`);
  }
}

export class DatabaseUnreachable extends Error {
  override readonly name = 'DatabaseUnreachable';
  constructor(where: string, why: string, options?: ErrorOptions) {
    super(`The database at ${where} cannot be used: ${why}. Check DATABASE_URL and that PostgreSQL runs.`, options);
  }
}

/** The data folder exists but cannot be opened: no permission, a full disk, files of something else. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
  constructor(folder: string, why: string, options?: ErrorOptions) {
    super(`The data folder ${folder} cannot be opened: ${why}. Mend it or set NABLA_DATA to another folder.`, options);
  }
}
