#ifndef WAYBILL_BUILD_H
#define WAYBILL_BUILD_H

// The commit that the program was built from; empty where the build was not told.
const char *waybill_commit(void);

#endif
