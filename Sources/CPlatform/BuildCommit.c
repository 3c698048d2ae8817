#include "CPlatform.h"

// Given by the package manifest, so that a new commit compiles this file and nothing else.
#ifndef SIGNALBOX_COMMIT
#define SIGNALBOX_COMMIT "no commit"
#endif

const char *cp_build_commit(void) { return SIGNALBOX_COMMIT; }
