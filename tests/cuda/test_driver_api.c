/* SPDX-License-Identifier: MIT
 *
 * The tables of cuda/driver_api.h against the toolkit's own headers: compiles only if every signature is NVIDIA's, and the
 * stand-ins for their types have the same size. Nothing is called, so nothing is linked.
 */
#define IB_CUDA_TOOLKIT_TYPES
#include "driver_api.h"
#include "driver_types.h"

#include <assert.h>
#include <stdio.h>

/* `sizeof` evaluates nothing: the types are compared, and the functions need not be there. */
#define SAME(table, function) \
    static_assert(_Generic(((table *)0)->function, __typeof__(&function): 1, default: 0), #function " differs")
#define CHECK_cu(function)    SAME(cuda_driver_functions, function);
#define CHECK_nvrtc(function) SAME(nvrtc_functions, function);

IB_FUNCTIONS

static_assert(sizeof(CUresult) == 4 && sizeof(nvrtcResult) == 4 && sizeof(CUdevice) == 4 && sizeof(CUdeviceptr) == 8, "");
static_assert(sizeof(CUdevice_attribute) == 4 && sizeof(CUfunction_attribute) == 4 && sizeof(CUjit_option) == 4, "");
static_assert(sizeof(CUstreamCaptureMode) == 4 && sizeof(CUgraphExecUpdateResultInfo) == 24, "");
static_assert(CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION == 4 && CU_LAUNCH_ATTRIBUTE_COOPERATIVE == 2
    && CU_LAUNCH_ATTRIBUTE_PRIORITY == 8 && CU_MEM_ATTACH_GLOBAL == 1, "");

int main(void) {
    puts("the tables are the toolkit's");
    return 0;
}
