/* SPDX-License-Identifier: MIT
 *
 * The library about itself. With the argument `unsupported`, what it does under an INTEROPBRIDGE_ISA that it refuses;
 * CTest runs that with names that no build has. With `available` it only says by its exit status whether the set named
 * can run: the program starts itself so, because a process keeps the set it chose first.
 */
#include "test.h"

/* Numbers never change their meaning. */
_Static_assert(IB_OK == 0 && IB_E_NULL == 1 && IB_E_RANGE == 2 && IB_E_OVERFLOW == 3, "status codes");
_Static_assert(IB_E_MEMORY == 4 && IB_E_CANCELLED == 5 && IB_E_SHAPE == 6 && IB_E_UNSUPPORTED == 7, "status codes");
_Static_assert(sizeof(ib_status) == 4, "ib_status is int32_t in every binding");

static void check_status_text(void) {
    const char *unknown = ib_status_text(IB_E_UNSUPPORTED + 1);
    CHECK(strcmp(unknown, "unknown status") == 0);
    static const ib_status outside[] = {-1, 100, INT32_MIN, INT32_MAX};
    for (size_t k = 0; k < COUNT_OF(outside); k++) {
        CHECK(strcmp(ib_status_text(outside[k]), unknown) == 0);
    }
    for (ib_status a = IB_OK; a <= IB_E_UNSUPPORTED; a++) {
        TRYING("status %d", (int)a);
        CHECK(strlen(ib_status_text(a)) > 5);
        CHECK(strcmp(ib_status_text(a), unknown) != 0);
        for (ib_status b = IB_OK; b < a; b++) {
            CHECK(strcmp(ib_status_text(a), ib_status_text(b)) != 0);
        }
    }
    TRYING("%s", "");
}

static void check_isa(void) {
    static const char *const built[] = {TEST_ISAS};
    int found = 0;
    for (size_t k = 0; k < COUNT_OF(built); k++) {
        CHECK(strstr(ib_build_info(), built[k]) != NULL);
        found += strcmp(ib_isa(), built[k]) == 0;
    }
    CHECK_EQUAL(found, 1);
    CHECK(ib_isa() == ib_isa());
}

static void name_isa(const char *isa) {
#if defined(_WIN32)
    _putenv_s("INTEROPBRIDGE_ISA", isa);
#else
    setenv("INTEROPBRIDGE_ISA", isa, 1);
#endif
}

/* With none named, the last of the sets that run is in use: the build lists them from the lowest to the best. */
static void check_best(const char *self) {
    static const char *const built[] = {TEST_ISAS};
    const char *named = getenv("INTEROPBRIDGE_ISA"), *best = NULL;
    if (named != NULL && named[0] != '\0') {
        return;
    }
    char command[1024];
    CHECK(snprintf(command, sizeof command, "\"%s\" available", self) < (int)sizeof command);
    for (size_t k = 0; k < COUNT_OF(built); k++) {
        name_isa(built[k]);
        best = system(command) == 0 ? built[k] : best;
    }
    CHECK(best != NULL && strcmp(ib_isa(), best) == 0);
    name_isa("nonsense");
    CHECK(system(command) != 0);
    CHECK(best != NULL && strcmp(ib_isa(), best) == 0); /* a later change does not reach a process that has chosen */
}

/* Without a solver no kernel can be called: refusing to create one refuses them all. */
static void check_unsupported(void) {
    ib_jacobi_solver *const before = (ib_jacobi_solver *)&test_seed, *solver = before;
    CHECK(ib_isa() == NULL);
    for (int32_t form = IB_JACOBI_PLAIN; form <= IB_JACOBI_BLOCKED; form++) {
        CHECK_EQUAL(ib_jacobi_create_f64(3, 4, form, 1, &solver), IB_E_UNSUPPORTED);
        CHECK_EQUAL(ib_jacobi_create_f32(3, 4, form, 1, &solver), IB_E_UNSUPPORTED);
    }
    CHECK(solver == before);
}

int main(int count, char **arguments) {
    if (count > 1 && strcmp(arguments[1], "available") == 0) {
        return ib_isa() == NULL;
    }
    if (count > 1 && strcmp(arguments[1], "unsupported") == 0) {
        check_unsupported();
    } else {
        test_begin();
        check_isa();
        check_best(arguments[0]);
    }
    CHECK_EQUAL(ib_abi_version(), IB_ABI_VERSION);
    CHECK(strlen(ib_build_info()) > 0);
#if defined(TEST_OPENMP)
    CHECK_EQUAL(ib_openmp_abi_version(), IB_ABI_VERSION);
    CHECK(strstr(ib_openmp_build_info(), "OpenMP") != NULL);
#endif
    check_status_text();
    return test_end();
}
