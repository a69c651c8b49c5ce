#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// The commit that the program was built from; empty where the build was not told.
const char *waybill_commit(void);

#ifdef __cplusplus
}
#endif
