#include "CBuildCommit.h"

// Given by the package manifest, so that a new commit compiles this target and the door, which alone imports it.
#ifndef SIGNALBOX_COMMIT
#define SIGNALBOX_COMMIT "no commit"
#endif

const char *build_commit(void) { return SIGNALBOX_COMMIT; }
