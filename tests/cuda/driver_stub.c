/* SPDX-License-Identifier: MIT
 *
 * A libcuda with a version and no device: what the CUDA runtime meets on a machine whose driver is too old (DRIVER_VERSION
 * below the toolkit's) or whose device is hidden. Only the functions that it calls so far are here.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

#define SUCCESS   0
#define NO_DEVICE 100
#define NOT_FOUND 500

int cuInit(unsigned flags) {
    (void)flags;
    return NO_DEVICE;
}

int cuDriverGetVersion(int *version) {
    *version = DRIVER_VERSION;
    return SUCCESS;
}

int cuDeviceGetCount(int *count) {
    *count = 0;
    return NO_DEVICE;
}

static int refuse(void) { return NO_DEVICE; }

/* The runtime asks for several hundred functions before it calls one; all but those above refuse. */
int cuGetProcAddress(const char *symbol, void **function, int version, uint64_t flags) {
    (void)version;
    (void)flags;
    *function = dlsym(RTLD_DEFAULT, symbol);
    if (*function == NULL) {
        *function = (void *)refuse;
    }
    return SUCCESS;
}

int cuGetProcAddress_v2(const char *symbol, void **function, int version, uint64_t flags, int *status) {
    if (status != NULL) {
        *status = 0;
    }
    return cuGetProcAddress(symbol, function, version, flags);
}
