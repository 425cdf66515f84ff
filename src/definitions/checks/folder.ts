import { folderMissingFile } from '#definitions/checks/folder/missing-file';
import { folderOtherName } from '#definitions/checks/folder/other-name';
import { folderUnread } from '#definitions/checks/folder/unread';
import type { Area } from '#definitions/rule';

export const folderArea: Area = {
  name: 'folder',
  about: 'A file bears the name of the id in it, and no file stands where nobody reads it.',
  rules: [folderMissingFile, folderOtherName, folderUnread],
};
