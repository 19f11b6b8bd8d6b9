import { setFlagsFromString } from 'node:v8';

// Imported before everything else: loading the rest already makes the nursery grow. The optimising compiler costs 10 MB and a growing
// nursery another 4, and neither gains anything on work that takes a millisecond at a time (docs/decisions/0004-small-server.md).
setFlagsFromString('--no-opt');
setFlagsFromString('--semi-space-growth-factor=1');
// A rule runs once in each edit: with the usual eight calls before V8 begins to learn what a function meets, a session's first minute
// is spent unlearned.
setFlagsFromString('--invocation-count-for-feedback-allocation=1');
