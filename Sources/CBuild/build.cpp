#include "build.h"

#ifndef WAYBILL_COMMIT
#define WAYBILL_COMMIT ""
#endif

const char *waybill_commit(void) { return WAYBILL_COMMIT; }
