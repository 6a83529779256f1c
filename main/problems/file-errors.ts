/** What the system's codes for a file or folder that can't be used mean, as they follow `… can't be used:`. */
export const fileErrors: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EBUSY: 'another program has it open',
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'a file of that name is in the way',
  EFBIG: 'the file would become too large',
  EMFILE: 'too many files are open',
  EIO: 'the disk reported an error',
};
