/* SPDX-License-Identifier: MIT
 *
 * A libcuda with a version and no device: what the CUDA runtime meets where the device is hidden, or where the driver is
 * older than the toolkit (DRIVER_VERSION). Only what the runtime calls before it gives up is here.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define SUCCESS   0
#define NO_DEVICE 100
#define EXPORTED  __attribute__((visibility("default")))

static int refuse(void) { return NO_DEVICE; }

EXPORTED int cuInit(unsigned flags) {
    (void)flags;
    return NO_DEVICE;
}

EXPORTED int cuDriverGetVersion(int *version) {
    *version = DRIVER_VERSION;
    return SUCCESS;
}

/* The runtime asks for several hundred functions before it calls the first. */
EXPORTED int cuGetProcAddress(const char *symbol, void **function, int version, uint64_t flags) {
    (void)version;
    (void)flags;
    *function = strcmp(symbol, "cuInit") == 0            ? (void *)cuInit
        : strcmp(symbol, "cuDriverGetVersion") == 0      ? (void *)cuDriverGetVersion
        : strncmp(symbol, "cuGetProcAddress", 16) == 0   ? (void *)cuGetProcAddress
                                                         : (void *)refuse;
    return SUCCESS;
}
