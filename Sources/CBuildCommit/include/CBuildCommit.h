#ifndef CBUILDCOMMIT_H
#define CBUILDCOMMIT_H

/// The commit that the program was built from, as the Makefile or the package manifest saw it.
const char *build_commit(void);

#endif
