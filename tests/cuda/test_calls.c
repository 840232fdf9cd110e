/* SPDX-License-Identifier: MIT
 *
 * The C API of interopbridge_cuda where it cannot work: it loads, says why, and refuses every call. The argument is the
 * status to expect, or `any` where that is the machine's affair.
 */
#include "interopbridge_cuda.h"
#include "test.h"

static void check_texts(void) {
    static const ib_status known[] = {IB_OK, IB_E_NULL, IB_E_RANGE, IB_E_OVERFLOW, IB_E_MEMORY, IB_E_CANCELLED, IB_E_SHAPE,
        IB_E_CUDA_DRIVER, IB_E_CUDA_DEVICE, IB_E_CUDA_CODE, IB_E_CUDA_MEMORY, IB_E_CUDA_LAUNCH, IB_E_CUDA_LOST, IB_E_CUDA_OTHER};
    for (size_t a = 0; a < COUNT_OF(known); a++) {
        TRYING("status %d", (int)known[a]);
        CHECK(strcmp(ib_cuda_status_text(known[a]), "unknown status") != 0);
        for (size_t b = 0; b < a; b++) {
            CHECK(strcmp(ib_cuda_status_text(known[a]), ib_cuda_status_text(known[b])) != 0);
        }
    }
    for (ib_status same = IB_OK; same <= IB_E_SHAPE; same++) {
        CHECK(strcmp(ib_cuda_status_text(same), ib_status_text(same)) == 0);
    }
    CHECK(strcmp(ib_cuda_status_text(-1), "unknown status") == 0);
    CHECK(strcmp(ib_cuda_status_text(IB_E_CUDA_OTHER + 1), "unknown status") == 0);
    CHECK_EQUAL(ib_cuda_abi_version(), IB_ABI_VERSION);
    CHECK(strstr(ib_cuda_build_info(), "-fmad=false") != NULL);
    TRYING("%s", "");
}

/* Arguments are looked at before the device. */
static void check_refusals(void) {
    ib_jacobi_cuda_solver *solver = NULL;
    double grid[9] = {0}, seconds = 7;
    float grid32[9] = {0};
    uint64_t values[1] = {7};
    int64_t done = 7;
    int32_t values_done = 7;
    CHECK_EQUAL(ib_jacobi_cuda_create_f64(1, 1, NULL), IB_E_NULL);
    CHECK_EQUAL(ib_jacobi_cuda_create_f32(1, 1, NULL), IB_E_NULL);
    CHECK_EQUAL(ib_jacobi_cuda_create_f64(0, 1, &solver), IB_E_RANGE);
    CHECK_EQUAL(ib_jacobi_cuda_create_f32(1, -1, &solver), IB_E_RANGE);
    CHECK_EQUAL(ib_jacobi_cuda_create_f64((int64_t)IB_CUDA_MAX_SIDE + 1, 1, &solver), IB_E_RANGE);
    CHECK_EQUAL(ib_jacobi_cuda_create_f64(1, INT64_MAX, &solver), IB_E_RANGE);
    CHECK_EQUAL(ib_jacobi_cuda_upload_f64(NULL, grid, 1, 1), IB_E_NULL);
    CHECK_EQUAL(ib_jacobi_cuda_upload_f32(NULL, grid32, 1, 1), IB_E_NULL);
    CHECK_EQUAL(ib_jacobi_cuda_download_f64(NULL, grid, 1, 1), IB_E_NULL);
    CHECK_EQUAL(ib_jacobi_cuda_download_f32(NULL, grid32, 1, 1), IB_E_NULL);
    CHECK_EQUAL(ib_jacobi_cuda_step(NULL, 1, NULL, NULL, &done, &seconds), IB_E_NULL);
    CHECK_EQUAL(ib_jacobi_cuda_graph(NULL, 1, NULL, NULL, &done, &seconds), IB_E_NULL);
    CHECK_EQUAL(ib_jacobi_cuda_tiled(NULL, 1, NULL, NULL, &done, &seconds), IB_E_NULL);
    CHECK_EQUAL(ib_jacobi_cuda_persistent(NULL, 1, NULL, NULL, &done, &seconds), IB_E_NULL);
    CHECK(ib_jacobi_cuda_fallback(NULL) == NULL);
    CHECK_EQUAL(ib_fibonacci_iterative_list_cuda_u64(NULL, 1, NULL, NULL, &values_done, &seconds), IB_E_NULL);
    CHECK_EQUAL(ib_fibonacci_iterative_list_cuda_u64(values, 1, NULL, NULL, NULL, &seconds), IB_E_NULL);
    CHECK_EQUAL(ib_fibonacci_iterative_list_cuda_u64(values, 1, NULL, NULL, &values_done, NULL), IB_E_NULL);
    CHECK_EQUAL(ib_fibonacci_iterative_list_cuda_u64(values, 95, NULL, NULL, &values_done, &seconds), IB_E_RANGE);
    CHECK_EQUAL(ib_fibonacci_recursive_list_cuda_u64(values, 52, NULL, NULL, &values_done, &seconds), IB_E_RANGE);
    CHECK_EQUAL(ib_fibonacci_recursive_list_cuda_u64(values, -1, NULL, NULL, &values_done, &seconds), IB_E_RANGE);
    ib_jacobi_cuda_destroy(NULL);
    CHECK(solver == NULL && done == 7 && values_done == 7 && seconds == 7 && values[0] == 7);
}

static void check_unavailable(ib_status status) {
    ib_jacobi_cuda_solver *solver = NULL;
    uint64_t values[2] = {7, 7};
    int32_t done = 7;
    double seconds = 7;
    CHECK_EQUAL(ib_jacobi_cuda_create_f64(5, 5, &solver), status);
    CHECK_EQUAL(ib_jacobi_cuda_create_f32(5, 5, &solver), status);
    CHECK_EQUAL(ib_fibonacci_iterative_list_cuda_u64(values, 2, NULL, NULL, &done, &seconds), status);
    CHECK_EQUAL(ib_fibonacci_recursive_list_cuda_u64(values, 2, NULL, NULL, &done, &seconds), status);
    CHECK(solver == NULL && done == 7 && seconds == 7 && values[0] == 7 && values[1] == 7);
}

int main(int count, char **arguments) {
    static const struct {
        const char *name;
        ib_status status;
        const char *says;
    } expected[] = {
        {"no-driver", IB_E_CUDA_DRIVER, "no NVIDIA driver is installed"},
        {"old-driver", IB_E_CUDA_DRIVER, "update the driver"},
        {"stub", IB_E_CUDA_DRIVER, "stub"},
        {"no-device", IB_E_CUDA_DEVICE, "finds no device"},
    };
    const char *wanted = count > 1 ? arguments[1] : "any";
    printf("status %d: %s\n", (int)ib_cuda_status(), ib_cuda_report());
    CHECK(strlen(ib_cuda_report()) > 10);
    for (size_t k = 0; k < COUNT_OF(expected); k++) {
        if (strcmp(wanted, expected[k].name) == 0) {
            CHECK_EQUAL(ib_cuda_status(), expected[k].status);
            CHECK(strstr(ib_cuda_report(), expected[k].says) != NULL);
        }
    }
    check_texts();
    check_refusals();
    if (ib_cuda_status() != IB_OK) {
        check_unavailable(ib_cuda_status());
    }
    return test_end();
}
