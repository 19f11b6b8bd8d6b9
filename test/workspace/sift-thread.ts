import { siftForParent } from '../../workspace/sift-files.ts';

siftForParent();
