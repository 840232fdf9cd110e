/* SPDX-License-Identifier: MIT
 *
 * The launchers on the fake runtime: every form returns the bits of ib_jacobi_serial_f64() on devices of several sizes,
 * whatever came before on the same solver; a CUDA call that fails, whichever it is, becomes a status and leaks nothing.
 */
#include "fake/cuda_runtime.h"

#include <vector>

#include "bridge.h"
#include "interopbridge_cuda.h"
#include "jacobi_plan.h"
#include "test.h"

typedef ib_status form(ib_jacobi_cuda_solver *, int64_t, ib_progress, void *, int64_t *, double *);
static form *const forms[] = {ib_jacobi_cuda_step, ib_jacobi_cuda_graph, ib_jacobi_cuda_tiled, ib_jacobi_cuda_persistent};
using cells = std::vector<double>;

/* What progress was told, and when it asks to stop. */
struct reports {
    int64_t total, stop_at_call, calls, last, misplaced;
};

static int32_t note(void *user, int64_t done, int64_t total) {
    auto *record = (reports *)user;
    record->misplaced += done <= record->last || done > total || total != record->total;
    record->last = done;
    return ++record->calls == record->stop_at_call;
}

/* Whether a device of so many multiprocessors holds the grid in registers, in one of the forms that it has. */
static bool holds(ib_jacobi_shape shape, int multiprocessors, int major) {
#define ROWS_OF(T, suffix, ROWS) ROWS,
    const int seams[] = {IB_JACOBI_PERSISTENT_f64(ROWS_OF)}, mailboxes[] = {IB_JACOBI_MAILBOX_f64(ROWS_OF)};
    ib_jacobi_tiles a = plan_tiles(shape, seams[COUNT_OF(seams) - 1], PERSISTENT_HALO);
    ib_jacobi_tiles b = plan_mailboxes(shape, mailboxes[COUNT_OF(mailboxes) - 1]);
    return a.down * a.across <= multiprocessors || (major >= 9 && b.down * b.across <= multiprocessors);
}

static cells random_cells(ib_jacobi_shape shape) {
    cells made(((size_t)shape.rows + 2) * ((size_t)shape.columns + 2));
    for (double &cell : made) {
        cell = (double)(test_random() % 20000) / 100 - 100;
    }
    return made;
}

static void serial(cells &grid, ib_jacobi_shape shape, int64_t steps) {
    ib_jacobi_solver *solver = nullptr;
    int64_t done;
    CHECK_EQUAL(ib_jacobi_create_f64(shape.rows, shape.columns, IB_JACOBI_PLAIN, 1, &solver), IB_OK);
    CHECK_EQUAL(ib_jacobi_serial_f64(solver, grid.data(), shape.rows, shape.columns, steps, nullptr, nullptr, &done), IB_OK);
    ib_jacobi_destroy(solver);
}

/* A chain of solves by all forms in turn, without loading anew: each starts where the last one ended, in the one grid or
 * the other. */
static void check_chain(ib_jacobi_shape shape, int multiprocessors, int major) {
    fake = {};
    fake.major = major;
    fake.multiprocessors = multiprocessors;
    ib_jacobi_cuda_solver *solver = nullptr;
    cells wanted = random_cells(shape), got(wanted.size());
    CHECK_EQUAL(ib_jacobi_cuda_create_f64(shape.rows, shape.columns, &solver), IB_OK);
    CHECK_EQUAL(ib_jacobi_cuda_upload_f64(solver, wanted.data(), shape.rows, shape.columns), IB_OK);
    for (int k = 0; k < 20; k++) {
        static const int64_t some[] = {65, 0, 1, 9, 17};
        int64_t steps = some[k % 5];
        size_t f = ((size_t)k + (size_t)multiprocessors / 4) % COUNT_OF(forms);
        TRYING("form %zu, %d x %d on %d, %d steps", f, shape.rows, shape.columns, multiprocessors, (int)steps);
        int64_t done = -1;
        double seconds = -1;
        reports record = {steps, 0, 0, 0, 0};
        bool watched = test_random() % 2 == 0;
        CHECK_EQUAL(forms[f](solver, steps, watched ? note : nullptr, &record, &done, &seconds), IB_OK);
        CHECK_EQUAL(done, steps);
        CHECK_EQUAL(record.misplaced, 0);
        CHECK_EQUAL(record.last, watched ? steps : 0);
        CHECK(steps == 0 ? seconds == 0 : seconds > 0);
        CHECK_EQUAL(ib_jacobi_cuda_download_f64(solver, got.data(), shape.rows, shape.columns), IB_OK);
        serial(wanted, shape, steps);
        CHECK(memcmp(got.data(), wanted.data(), got.size() * sizeof got[0]) == 0);
    }
    bool fits = holds(shape, multiprocessors, major);
    CHECK_EQUAL(ib_jacobi_cuda_fallback(solver) == nullptr, fits);
    CHECK_EQUAL(ib_jacobi_cuda_upload_f64(solver, got.data(), shape.rows + 1, shape.columns), IB_E_SHAPE);
    CHECK_EQUAL(ib_jacobi_cuda_step(solver, -1, nullptr, nullptr, nullptr, nullptr), IB_E_NULL);
    ib_jacobi_cuda_destroy(solver);
    CHECK_EQUAL(fake.live, 0);
}

static void check_stop(size_t f) {
    ib_jacobi_shape shape = {50, 60};
    ib_jacobi_cuda_solver *solver = nullptr;
    cells wanted = random_cells(shape), got(wanted.size());
    int64_t done = 0;
    double seconds = 0;
    fake = {};
    TRYING("stop of form %zu", f);
    CHECK_EQUAL(ib_jacobi_cuda_create_f64(shape.rows, shape.columns, &solver), IB_OK);
    CHECK_EQUAL(ib_jacobi_cuda_upload_f64(solver, wanted.data(), shape.rows, shape.columns), IB_OK);
    const int64_t steps = 200; /* more than two replays of the graph */
    reports record = {steps, 2, 0, 0, 0};
    CHECK_EQUAL(forms[f](solver, steps, note, &record, &done, &seconds), IB_E_CANCELLED);
    CHECK_EQUAL(record.calls, 2);
    CHECK(done == record.last && done > 0 && done < steps);
    serial(wanted, shape, done);
    CHECK_EQUAL(ib_jacobi_cuda_download_f64(solver, got.data(), shape.rows, shape.columns), IB_OK);
    CHECK(memcmp(got.data(), wanted.data(), got.size() * sizeof got[0]) == 0);
    reports late = {1, 1, 0, 0, 0}; /* asks to stop when all is done */
    CHECK_EQUAL(forms[f](solver, 1, note, &late, &done, &seconds), IB_OK);
    ib_jacobi_cuda_destroy(solver);
    CHECK_EQUAL(fake.live, 0);
}

/* The graph begins in one of the two grids, whichever holds the state. */
static void check_graph() {
    ib_jacobi_shape shape = {9, 40};
    ib_jacobi_cuda_solver *solver = nullptr;
    cells wanted = random_cells(shape), got(wanted.size());
    int64_t done = 0;
    double seconds = 0;
    fake = {};
    CHECK_EQUAL(ib_jacobi_cuda_create_f64(shape.rows, shape.columns, &solver), IB_OK);
    CHECK_EQUAL(ib_jacobi_cuda_upload_f64(solver, wanted.data(), shape.rows, shape.columns), IB_OK);
    for (int64_t steps : {1, 64, 1, 64, 65, 128}) {
        TRYING("graph, %d steps", (int)steps);
        CHECK_EQUAL(ib_jacobi_cuda_graph(solver, steps, nullptr, nullptr, &done, &seconds), IB_OK);
        CHECK_EQUAL(ib_jacobi_cuda_download_f64(solver, got.data(), shape.rows, shape.columns), IB_OK);
        serial(wanted, shape, steps);
        CHECK(memcmp(got.data(), wanted.data(), got.size() * sizeof got[0]) == 0);
    }
    ib_jacobi_cuda_destroy(solver);
}

static ib_status whole_course(size_t f) {
    ib_jacobi_cuda_solver *solver = nullptr;
    cells grid = random_cells({20, 30});
    int64_t done;
    double seconds;
    ib_status status = ib_jacobi_cuda_create_f64(20, 30, &solver);
    status = status == IB_OK ? ib_jacobi_cuda_upload_f64(solver, grid.data(), 20, 30) : status;
    status = status == IB_OK ? forms[f](solver, 66, nullptr, nullptr, &done, &seconds) : status;
    status = status == IB_OK ? ib_jacobi_cuda_download_f64(solver, grid.data(), 20, 30) : status;
    ib_jacobi_cuda_destroy(solver);
    return status;
}

/* The one call that the launchers can do without is that for the memory of mailboxes. */
static void check_faults(size_t f) {
    fake = {};
    CHECK_EQUAL(whole_course(f), IB_OK);
    int calls = fake.calls, survived = 0;
    CHECK(calls > 15);
    for (int at = 1; at <= calls; at++) {
        TRYING("form %zu with call %d of %d failing", f, at, calls);
        fake = {};
        fake.fail_at = at;
        ib_status status = whole_course(f);
        if (status == IB_OK) {
            survived++;
            CHECK_EQUAL(fake.last_error, cudaSuccess);
            CHECK(forms[f] != ib_jacobi_cuda_persistent || fake.last_launched == (const void *)jacobi_persistent4_f64);
        } else {
            CHECK(status >= IB_E_CUDA_MEMORY && status <= IB_E_CUDA_OTHER);
        }
        CHECK_EQUAL(fake.live, 0);
    }
    CHECK_EQUAL(survived, 1);
}

/* Creates a solver of zeros on a fresh device. */
static ib_jacobi_cuda_solver *create(ib_jacobi_shape shape) {
    ib_jacobi_cuda_solver *solver = nullptr;
    CHECK_EQUAL(ib_jacobi_cuda_create_f64(shape.rows, shape.columns, &solver), IB_OK);
    return solver;
}

/* With progress, too, a form takes its own launches: the interval between reports is whole tiles and whole replays. */
static void check_intervals() {
    int64_t done = 0;
    double seconds = 0;
    reports record = {200, 0, 0, 0, 0};
    fake = {};
    fake.idle = true;
    ib_jacobi_cuda_solver *solver = create({3000, 3000}); /* 2^26 updates are 7 steps */
    CHECK_EQUAL(ib_jacobi_cuda_tiled(solver, 200, note, &record, &done, &seconds), IB_OK);
    CHECK_EQUAL(fake.tiled_launches, 200 / TILED_STEPS);
    CHECK_EQUAL(fake.launches, fake.tiled_launches);
    CHECK_EQUAL(record.misplaced, 0);
    fake.launches = fake.tiled_launches = 0;
    record = {200, 0, 0, 0, 0};
    CHECK_EQUAL(ib_jacobi_cuda_persistent(solver, 200, note, &record, &done, &seconds), IB_OK); /* falls back to tiled */
    CHECK_EQUAL(fake.launches, 200 / TILED_STEPS);
    CHECK_EQUAL(ib_jacobi_cuda_step(solver, 1, nullptr, nullptr, &done, &seconds), IB_OK); /* the state is in the other grid */
    fake.launches = 0;
    record = {1000, 0, 0, 0, 0};
    CHECK_EQUAL(ib_jacobi_cuda_graph(solver, 1000, note, &record, &done, &seconds), IB_OK);
    CHECK(fake.graph_launches >= 15);
    CHECK(fake.launches < 200); /* making the graph, and the remainder */
    ib_jacobi_cuda_destroy(solver);
    CHECK_EQUAL(fake.live, 0);
}

/* A launch takes no more steps than its counters and a watchdog stand. */
static void check_long_solve() {
    int64_t done = 0, steps = ((int64_t)5 << 20) + 3;
    double seconds = 0;
    fake = {};
    fake.idle = true;
    ib_jacobi_cuda_solver *solver = create({20, 30});
    CHECK_EQUAL(ib_jacobi_cuda_persistent(solver, steps, nullptr, nullptr, &done, &seconds), IB_OK);
    CHECK_EQUAL(done, steps);
    CHECK(fake.most_steps > 0 && fake.most_steps <= 1 << 20);
    CHECK(fake.launches >= 6);
    ib_jacobi_cuda_destroy(solver);
}

/* A process that gets a part of the device only, as under MPS, learns of it when it launches. */
static void check_share_of_a_device() {
    ib_jacobi_shape shape = {130, 170};
    int64_t done = 0;
    double seconds = 0;
    fake = {};
    fake.multiprocessors = 12;
    fake.usable = 1;
    cells wanted = random_cells(shape), got(wanted.size());
    ib_jacobi_cuda_solver *solver = create(shape);
    CHECK(ib_jacobi_cuda_fallback(solver) == nullptr);
    CHECK_EQUAL(ib_jacobi_cuda_upload_f64(solver, wanted.data(), shape.rows, shape.columns), IB_OK);
    for (int64_t steps : {9, 16}) {
        CHECK_EQUAL(ib_jacobi_cuda_persistent(solver, steps, nullptr, nullptr, &done, &seconds), IB_OK);
        CHECK_EQUAL(ib_jacobi_cuda_download_f64(solver, got.data(), shape.rows, shape.columns), IB_OK);
        serial(wanted, shape, steps);
        CHECK(memcmp(got.data(), wanted.data(), got.size() * sizeof got[0]) == 0);
    }
    const char *why = ib_jacobi_cuda_fallback(solver);
    CHECK(why != nullptr && strstr(why, "at once") != nullptr);
    ib_jacobi_cuda_destroy(solver);
    CHECK_EQUAL(fake.live, 0);
}

/* Rows too far apart for one copy of all are copied one by one. */
static void check_wide_rows() {
    ib_jacobi_shape shape = {37, 41};
    fake = {};
    fake.most_pitch = 42 * sizeof(double); /* a row has 43 */
    ib_jacobi_cuda_solver *solver = create(shape);
    cells wanted = random_cells(shape), got(wanted.size());
    int64_t done = 0;
    double seconds = 0;
    CHECK_EQUAL(ib_jacobi_cuda_upload_f64(solver, wanted.data(), shape.rows, shape.columns), IB_OK);
    CHECK_EQUAL(ib_jacobi_cuda_step(solver, 3, nullptr, nullptr, &done, &seconds), IB_OK);
    int calls = fake.calls;
    CHECK_EQUAL(ib_jacobi_cuda_download_f64(solver, got.data(), shape.rows, shape.columns), IB_OK);
    CHECK(fake.calls - calls >= shape.rows + 2);
    serial(wanted, shape, 3);
    CHECK(memcmp(got.data(), wanted.data(), got.size() * sizeof got[0]) == 0);
    ib_jacobi_cuda_destroy(solver);
    CHECK_EQUAL(fake.live, 0);
}

/* Which of the persistent kernels is launched: by the device, by what fits, and by the environment. */
static void check_choice() {
    static const struct {
        int multiprocessors, major;
        const char *named;
        const void *wanted;
        const char *reason;
    } cases[] = {
        {12, 9, "", (const void *)jacobi_mailbox4_f64, nullptr},
        {12, 8, "", (const void *)jacobi_persistent4_f64, nullptr},
        {12, 9, "seams", (const void *)jacobi_persistent4_f64, nullptr},
        {12, 9, "mailboxes", (const void *)jacobi_mailbox4_f64, nullptr},
        {12, 8, "mailboxes", (const void *)jacobi_tiled_f64, "9.0 and later, and the code for this device is of 8.0"},
        {12, 9, "mailbox", (const void *)jacobi_tiled_f64, "neither"},
        {1, 9, "", (const void *)jacobi_persistent15_f64, nullptr}, /* a block holds 104 x 80 cells, and 88 x 112 with mailboxes */
        {1, 9, "mailboxes", (const void *)jacobi_tiled_f64, "blocks of the largest size"},
    };
    for (const auto &with : cases) {
        TRYING("%d multiprocessors of capability %d.0, named \"%s\"", with.multiprocessors, with.major, with.named);
        int64_t done = 0;
        double seconds = 0;
        fake = {};
        fake.multiprocessors = with.multiprocessors;
        fake.major = with.major;
        setenv("INTEROPBRIDGE_CUDA_PERSISTENT", with.named, 1);
        ib_jacobi_cuda_solver *solver = create({100, 60});
        unsetenv("INTEROPBRIDGE_CUDA_PERSISTENT");
        CHECK_EQUAL(ib_jacobi_cuda_persistent(solver, 8, nullptr, nullptr, &done, &seconds), IB_OK);
        CHECK(fake.last_launched == with.wanted);
        const char *why = ib_jacobi_cuda_fallback(solver);
        CHECK((why == nullptr) == (with.reason == nullptr) && (why == nullptr || strstr(why, with.reason) != nullptr));
        ib_jacobi_cuda_destroy(solver);
        CHECK_EQUAL(fake.live, 0);
    }
}

/* Without memory for the mailboxes, and no other form allowed. */
static void check_mail_memory() {
    int fell_back = 0;
    setenv("INTEROPBRIDGE_CUDA_PERSISTENT", "mailboxes", 1);
    for (int at = 1; at <= 30; at++) {
        ib_jacobi_cuda_solver *solver = nullptr;
        fake = {};
        fake.fail_at = at;
        if (ib_jacobi_cuda_create_f64(100, 60, &solver) == IB_OK && ib_jacobi_cuda_fallback(solver) != nullptr) {
            CHECK(strstr(ib_jacobi_cuda_fallback(solver), "memory free for the mailboxes") != nullptr);
            fell_back++;
        }
        ib_jacobi_cuda_destroy(solver);
        CHECK_EQUAL(fake.live, 0);
    }
    unsetenv("INTEROPBRIDGE_CUDA_PERSISTENT");
    CHECK_EQUAL(fell_back, 1);
}

/* Kernels whose blocks no multiprocessor holds are not taken for too many blocks. */
static void check_no_room() {
    int64_t done = 0;
    double seconds = 0;
    fake = {};
    fake.resident = 0;
    ib_jacobi_cuda_solver *solver = create({9, 40});
    const char *why = ib_jacobi_cuda_fallback(solver);
    CHECK(why != nullptr && strstr(why, "registers or shared memory") != nullptr);
    CHECK_EQUAL(ib_jacobi_cuda_persistent(solver, 8, nullptr, nullptr, &done, &seconds), IB_OK);
    CHECK(fake.last_launched == (const void *)jacobi_tiled_f64);
    ib_jacobi_cuda_destroy(solver);
    CHECK_EQUAL(fake.live, 0);
}

/* Vectors of four cells are aligned in every row, and what lies between the rows is little of the memory. */
static void check_layout() {
    for (size_t element : {sizeof(float), sizeof(double)}) {
        for (int columns = 1; columns < 5000; columns++) {
            TRYING("layout of %d columns of %zu bytes", columns, element);
            ib_jacobi_shape shape = lay_out(7, columns, element);
            int row = columns + 2;
            CHECK(shape.rows == 7 && shape.columns == columns && shape.pitch >= row);
            CHECK((cells_before(element) + 1) % 4 == 0 && shape.pitch % 4 == 0);
            CHECK(shape.pitch <= row + (row < 32 ? 3 : row / 8));
        }
    }
    CHECK_EQUAL(lay_out(1000, 1000, sizeof(double)).pitch % line_cells(sizeof(double)), 0);
    CHECK_EQUAL(lay_out(1000, 1000, sizeof(float)).pitch % line_cells(sizeof(float)), 0);
}

/* A kernel that was never used is loaded before a stream records its launch. */
static void check_first_launch() {
    int64_t done = 0;
    double seconds = 0;
    fake = {};
    ib_jacobi_cuda_solver *solver = create({9, 40});
    CHECK_EQUAL(ib_jacobi_cuda_graph(solver, 64, nullptr, nullptr, &done, &seconds), IB_OK);
    ib_jacobi_cuda_destroy(solver);
}

static void check_codes() {
    CHECK_EQUAL(ib_cuda_status_of(cudaErrorDevicesUnavailable), IB_E_CUDA_DEVICE);
    CHECK_EQUAL(ib_cuda_status_of(cudaErrorNvlinkUncorrectable), IB_E_CUDA_LOST);
    CHECK_EQUAL(ib_cuda_status_of(cudaErrorContextIsDestroyed), IB_E_CUDA_LOST);
    CHECK_EQUAL(ib_cuda_status_of(cudaErrorUnknown), IB_E_CUDA_LOST);
    CHECK_EQUAL(ib_cuda_status_of(cudaErrorInvalidValue), IB_E_CUDA_OTHER);
}

/* In a process of its own, as the library asks once. */
static int check_start(cudaError_t error, const char *says) {
    fake.at_start = error;
    CHECK(ib_cuda_status() != IB_OK);
    CHECK(strstr(ib_cuda_report(), says) != nullptr);
    printf("%s\n", ib_cuda_report());
    return test_end();
}

/* The recursion gets the stack that it needs, and the device gets it back. */
static void check_stack() {
    uint64_t values[51];
    int32_t done = 0;
    double seconds = 0;
    fake = {};
    fake.idle = true;
    CHECK_EQUAL(ib_fibonacci_recursive_list_cuda_u64(values, 51, nullptr, nullptr, &done, &seconds), IB_OK);
    CHECK(fake.largest_stack >= 51 * 24 && fake.largest_stack <= 4096);
    CHECK_EQUAL(fake.stack, 1024);
    int calls = fake.calls;
    for (int at = 1; at <= calls; at++) {
        TRYING("stack with call %d of %d failing", at, calls);
        fake = {};
        fake.idle = true;
        fake.fail_at = at;
        ib_fibonacci_recursive_list_cuda_u64(values, 51, nullptr, nullptr, &done, &seconds);
        CHECK(fake.stack == 1024 || at == calls); /* the last one gives it back */
        CHECK_EQUAL(fake.live, 0);
    }
    fake = {};
    fake.idle = true;
    CHECK_EQUAL(ib_fibonacci_recursive_list_cuda_u64(values, 10, nullptr, nullptr, &done, &seconds), IB_OK);
    CHECK_EQUAL(ib_fibonacci_iterative_list_cuda_u64(values, 51, nullptr, nullptr, &done, &seconds), IB_OK);
    CHECK_EQUAL(fake.largest_stack, 1024);
}

static void check_fibonacci() {
    uint64_t values[94], wanted[94];
    int32_t done = 0;
    double seconds = 0;
    for (int at = 0; at < 12; at++) {
        TRYING("fibonacci with call %d failing", at);
        fake = {};
        fake.fail_at = at;
        ib_status status = ib_fibonacci_iterative_list_cuda_u64(values, 94, nullptr, nullptr, &done, &seconds);
        CHECK_EQUAL(status == IB_OK, at == 0 || at > fake.calls);
        CHECK_EQUAL(fake.live, 0);
    }
    fake = {};
    CHECK_EQUAL(ib_fibonacci_iterative_list_cuda_u64(values, 94, nullptr, nullptr, &done, &seconds), IB_OK);
    CHECK_EQUAL(done, 94);
    CHECK_EQUAL(ib_fibonacci_iterative_list_u64(wanted, 94, nullptr, nullptr, &done), IB_OK);
    CHECK(memcmp(values, wanted, sizeof values) == 0);
    CHECK_EQUAL(ib_fibonacci_recursive_list_cuda_u64(values, 20, nullptr, nullptr, &done, &seconds), IB_OK);
    CHECK(done == 20 && memcmp(values, wanted, 20 * sizeof *values) == 0);
    CHECK_EQUAL(ib_fibonacci_recursive_list_cuda_u64(values, 0, nullptr, nullptr, &done, &seconds), IB_OK);
    CHECK_EQUAL(done, 0);
}

int main(int count, char **arguments) {
    if (count > 1) {
        return strcmp(arguments[1], "busy") == 0 ? check_start(cudaErrorDevicesUnavailable, "exclusive")
            : check_start(cudaErrorUnknown, "nvidia_uvm");
    }
    CHECK_EQUAL(ib_cuda_status(), IB_OK);
    CHECK(strstr(ib_cuda_report(), "a fake device") != nullptr);
    int chains = 0;
    for (int multiprocessors : {1, 4, 12}) {
        for (ib_jacobi_shape shape : {ib_jacobi_shape{1, 1}, {1, 200}, {200, 1}, {37, 41}, {100, 90}, {130, 170}}) {
            check_chain(shape, multiprocessors, 8 + chains++ % 2);
        }
    }
    for (size_t f = 0; f < COUNT_OF(forms); f++) {
        check_stop(f);
        check_faults(f);
    }
    check_graph();
    check_wide_rows();
    check_choice();
    check_mail_memory();
    check_no_room();
    check_layout();
    check_first_launch();
    check_intervals();
    check_long_solve();
    check_share_of_a_device();
    check_codes();
    check_stack();
    check_fibonacci();
    return test_end();
}
