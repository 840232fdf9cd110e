/* SPDX-License-Identifier: MIT
 *
 * The library about itself: version, status texts, how it was built, which instruction set runs.
 */
#include <stddef.h>

#include "interopbridge.h"
#include "isa.h"

int32_t ib_abi_version(void) { return IB_ABI_VERSION; }

const char *ib_build_info(void) { return IB_BUILD_INFO; }

const char *ib_isa(void) {
    const ib_kernels *kernels = ib_selected_kernels();
    return kernels == NULL ? NULL : kernels->name;
}

const char *ib_status_text(ib_status status) {
    static const char *const text[] = {
        [IB_OK] = "success",
        [IB_E_NULL] = "a pointer that must not be NULL is NULL",
        [IB_E_RANGE] = "an argument is outside its range",
        [IB_E_OVERFLOW] = "the sizes multiply to more than can be addressed",
        [IB_E_MEMORY] = "there is not enough memory",
        [IB_E_CANCELLED] = "the progress callback asked to stop",
        [IB_E_SHAPE] = "the solver was created for another shape, element type or form, or for fewer threads",
        [IB_E_UNSUPPORTED] = "INTEROPBRIDGE_ISA names no instruction set that this library and processor both have",
    };
    size_t count = sizeof text / sizeof text[0];
    return status < 0 || (size_t)status >= count ? "unknown status" : text[status];
}
