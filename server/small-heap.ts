import { setFlagsFromString } from 'node:v8';

// Imported before everything else: loading the rest already makes the nursery grow. The optimising compiler costs 10 MB and a growing
// nursery another 4, and neither gains anything on work that takes a millisecond at a time (docs/decisions/0004-small-server.md).
setFlagsFromString('--no-opt');
setFlagsFromString('--semi-space-growth-factor=1');
