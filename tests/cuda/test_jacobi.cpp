/* SPDX-License-Identifier: MIT
 *
 * The CUDA kernels of Jacobi, run on the CPU by the shim, return the bits of ib_jacobi_serial_*(). The argument names
 * a form; with `broken`, persistent or mailbox runs without one or the other of its barriers, or without waiting for flags,
 * and must not return them. With `barriers`, the shim must end the program.
 */
#include <math.h>
#include <string.h>

#include <sys/mman.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "interopbridge.h"
#include "jacobi_plan.h"
#include "test.h"

template <typename T> struct kernels;
#define DEFINE_KERNELS(T, suffix)                                                                                   \
    template <> struct kernels<T> {                                                                                 \
        static constexpr auto step = jacobi_step_##suffix;                                                          \
        static constexpr auto tiled = jacobi_tiled_##suffix;                                                        \
        struct persistent_form {                                                                                    \
            int warp_rows;                                                                                          \
            void (*kernel)(T *, T *, ib_jacobi_shape, ib_jacobi_tiles, int64_t, unsigned *);                        \
        };                                                                                                          \
        static constexpr persistent_form persistent[] = {IB_JACOBI_PERSISTENT_##suffix(DEFINE_FORM)};               \
        struct mailbox_form {                                                                                       \
            int warp_rows;                                                                                          \
            void (*kernel)(const T *, T *, ib_jacobi_shape, ib_jacobi_tiles, int64_t, T *, unsigned *);             \
        };                                                                                                          \
        static constexpr mailbox_form mailbox[] = {IB_JACOBI_MAILBOX_##suffix(DEFINE_MAILBOX_FORM)};                \
        static constexpr auto create = ib_jacobi_create_##suffix;                                                   \
        static constexpr auto serial = ib_jacobi_serial_##suffix;                                                   \
    };
#define DEFINE_FORM(T, suffix, ROWS) {ROWS, jacobi_persistent##ROWS##_##suffix},
#define DEFINE_MAILBOX_FORM(T, suffix, ROWS) {ROWS, jacobi_mailbox##ROWS##_##suffix},
DEFINE_KERNELS(double, f64)
DEFINE_KERNELS(float, f32)

/* As the caller has it: rows are columns + 2 apart. */
template <typename T> using grid = std::vector<T>;

/* As the device has it. What lies between the rows is NaN, which must not get in. */
template <typename T> struct device_grid {
    ib_jacobi_shape shape;
    std::vector<T> memory;

    device_grid(const grid<T> &from, ib_jacobi_shape of)
        : shape(lay_out(of.rows, of.columns, sizeof(T))),
          memory((size_t)cells_of(shape, sizeof(T)), std::numeric_limits<T>::quiet_NaN()) {
        for (int row = 0; row < shape.rows + 2; row++) {
            std::copy_n(&from[(size_t)row * ((size_t)shape.columns + 2)], shape.columns + 2, cells() + cell_at(row, 0, shape));
        }
    }
    T *cells() { return memory.data() + cells_before(sizeof(T)); }
    grid<T> packed() {
        grid<T> made;
        for (int row = 0; row < shape.rows + 2; row++) {
            T *first = cells() + cell_at(row, 0, shape);
            made.insert(made.end(), first, first + shape.columns + 2);
        }
        return made;
    }
};

/* Mostly within +-100; one in 50 is an infinity, a NaN, a denormal, a huge number or a zero of either sign. */
template <typename T> static grid<T> random_grid(ib_jacobi_shape shape, bool special) {
    using limits = std::numeric_limits<T>;
    static const T specials[] = {limits::infinity(), -limits::infinity(), limits::quiet_NaN(), limits::denorm_min(),
        -limits::min(), limits::max(), (T)-0.0, 0};
    grid<T> made(((size_t)shape.rows + 2) * ((size_t)shape.columns + 2));
    for (T &cell : made) {
        cell = (T)((int64_t)(test_random() % 2000001) - 1000000) / 10000;
        cell = special && test_random() % 50 == 0 ? specials[test_random() % COUNT_OF(specials)] : cell;
    }
    return made;
}

/* A second grid with the same boundary and nothing usable inside, as the launchers prepare it. */
template <typename T> static device_grid<T> second_grid(const device_grid<T> &first) {
    device_grid<T> made = first;
    for (int row = 1; row <= made.shape.rows; row++) {
        std::fill_n(made.cells() + cell_at(row, 1, made.shape), made.shape.columns, std::numeric_limits<T>::quiet_NaN());
    }
    return made;
}

template <typename T> static grid<T> serial(grid<T> cells, ib_jacobi_shape shape, int64_t steps) {
    ib_jacobi_solver *solver = nullptr;
    int64_t done = 0;
    CHECK_EQUAL(kernels<T>::create(shape.rows, shape.columns, IB_JACOBI_PLAIN, 1, &solver), IB_OK);
    CHECK_EQUAL(kernels<T>::serial(solver, cells.data(), shape.rows, shape.columns, steps, nullptr, nullptr, &done), IB_OK);
    ib_jacobi_destroy(solver);
    return cells;
}

/* The sign and payload of a NaN are the processor's choice. */
template <typename T> static bool same(const grid<T> &a, const grid<T> &b) {
    for (size_t k = 0; k < a.size(); k++) {
        if (memcmp(&a[k], &b[k], sizeof a[k]) != 0 && !(a[k] != a[k] && b[k] != b[k])) {
            return false;
        }
    }
    return true;
}

struct trial {
    ib_jacobi_shape shape;
    int64_t steps;
    shim_order order;
    int parameter; /* of the form: blocks below one another, rows of a strip, rows of a warp */
    int halo;
};

template <typename T> static grid<T> step(const grid<T> &start, const trial &with) {
    device_grid<T> from(start, with.shape), to = second_grid(from);
    dim3 blocks = {(unsigned)divide_up(with.shape.columns, STEP_WIDTH), (unsigned)with.parameter};
    for (int64_t s = 0; s < with.steps; s++) {
        shim_launch(blocks, {STEP_WIDTH, STEP_HEIGHT}, with.order, kernels<T>::step, (const T *)from.cells(), to.cells(), from.shape);
        std::swap(from, to);
    }
    return from.packed();
}

template <typename T> static grid<T> tiled(const grid<T> &start, const trial &with) {
    device_grid<T> from(start, with.shape), to = second_grid(from);
    tiled_plan plan = plan_tiled(with.shape, 1);
    plan = {plan.across, divide_up(with.shape.rows, with.parameter), with.parameter};
    for (int64_t s = 0; s < with.steps; s += TILED_STEPS) {
        shim_launch({(unsigned)plan.across, (unsigned)plan.down}, {TILED_WARPS * WARP}, with.order, kernels<T>::tiled,
            (const T *)from.cells(), to.cells(), from.shape, plan.strip_rows);
        std::swap(from, to);
    }
    return from.packed();
}

template <typename T> static grid<T> persistent(const grid<T> &start, const trial &with) {
    device_grid<T> even(start, with.shape), odd = second_grid(even);
    ib_jacobi_tiles tiles = plan_tiles(with.shape, with.parameter, with.halo);
    std::vector<unsigned> flags((size_t)(tiles.down * tiles.across * FLAG_DISTANCE));
    for (auto form : kernels<T>::persistent) {
        if (form.warp_rows == with.parameter) {
            shim_launch({(unsigned)(tiles.down * tiles.across)}, {PERSISTENT_WARPS * WARP}, with.order, form.kernel, even.cells(), odd.cells(),
                even.shape, tiles, with.steps, flags.data());
        }
    }
    return (divide_up(with.steps, with.halo) % 2 == 0 ? even : odd).packed();
}

template <typename T> static grid<T> mailbox(const grid<T> &start, const trial &with) {
    device_grid<T> from(start, with.shape), to = second_grid(from);
    ib_jacobi_tiles tiles = plan_mailboxes(with.shape, with.parameter);
    unsigned blocks = (unsigned)(tiles.down * tiles.across);
    std::vector<unsigned> flags(blocks * FLAG_DISTANCE);
    std::vector<T> mail(blocks * 2 * (size_t)mailbox_cells(tiles), std::numeric_limits<T>::quiet_NaN());
    for (auto form : kernels<T>::mailbox) {
        if (form.warp_rows == with.parameter) {
            shim_launch({blocks}, {PERSISTENT_WARPS * WARP}, with.order, form.kernel, (const T *)from.cells(), to.cells(),
                from.shape, tiles, with.steps, mail.data(), flags.data());
        }
    }
    return to.packed();
}

template <typename T> using form = grid<T> (*)(const grid<T> &, const trial &);

/* Returns whether the bits were right. */
template <typename T> static bool try_once(form<T> tried, const trial &with, bool special) {
    grid<T> start = random_grid<T>(with.shape, special);
    return same(tried(start, with), serial(start, with.shape, with.steps));
}

template <typename T> static void check(form<T> tried, const trial &with) {
    TRYING("%s, %d x %d, %lld steps, order %d, parameter %d, halo %d", sizeof(T) == 8 ? "f64" : "f32", with.shape.rows,
        with.shape.columns, (long long)with.steps, with.order, with.parameter, with.halo);
    CHECK(try_once(tried, with, false));
    CHECK(try_once(tried, with, true));
}

static shim_order any_order() { return (shim_order)(test_random() % SHIM_ORDERS); }

static const ib_jacobi_shape shapes[] = {{1, 1}, {1, 2}, {2, 1}, {1, 300}, {300, 1}, {3, 5}, {13, 17}, {31, 29}, {33, 97},
    {67, 131}, {101, 79}, {40, 400}};

template <typename T> static void check_step() {
    for (ib_jacobi_shape shape : shapes) {
        for (int64_t steps : {1, 2, 3}) {
            int enough = divide_up(shape.rows, STEP_HEIGHT);
            check<T>(step, {shape, steps, any_order(), enough, 0});
            check<T>(step, {shape, steps, any_order(), (enough + 2) / 3, 0});
        }
    }
    check<T>(step, {{13, 17}, 17, any_order(), 2, 0});
}

template <typename T> static void check_tiled() {
    for (ib_jacobi_shape shape : shapes) {
        for (int strip_rows : {1, 7, 32, 1000}) {
            check<T>(tiled, {shape, TILED_STEPS, any_order(), strip_rows, 0});
        }
        check<T>(tiled, {shape, 3 * TILED_STEPS, any_order(), plan_tiled(shape, 8).strip_rows, 0});
    }
}

template <typename T> static void check_persistent() {
    for (auto kernel : kernels<T>::persistent) {
        for (ib_jacobi_shape shape : shapes) {
            for (int64_t steps : {1, 2, 3, 17, 24}) {
                check<T>(persistent, {shape, steps, any_order(), kernel.warp_rows, PERSISTENT_HALO});
            }
        }
        for (int halo : {1, 2, 3, 5, 10}) {
            check<T>(persistent, {{67, 203}, 23, any_order(), kernel.warp_rows, halo});
        }
    }
}

template <typename T> static void check_mailbox() {
    for (auto kernel : kernels<T>::mailbox) {
        for (ib_jacobi_shape shape : shapes) {
            for (int64_t steps : {1, 2, 3, 8, 17, 24}) {
                check<T>(mailbox, {shape, steps, any_order(), kernel.warp_rows, MAIL_HALO});
            }
        }
    }
    /* Each width modulo a lane's cells, last tiles of a few rows and columns, three tiles and more in both directions. */
    for (int columns : {112, 113, 114, 115, 116, 225, 230, 337, 447}) {
        check<T>(mailbox, {{49, columns}, 25, any_order(), 4, MAIL_HALO});
    }
    for (int rows : {15, 16, 17, 33, 35, 50}) {
        check<T>(mailbox, {{rows, 341}, 33, any_order(), 4, MAIL_HALO});
    }
}

/* The last thread of the tallest grid of blocks: its rows end where 32 bits do. Only the cells it looks at get memory. */
static void check_tall_grid() {
    constexpr int rows = 2147480000; /* IB_CUDA_MAX_SIDE */
    size_t bytes = ((size_t)rows + 2) * 3 * sizeof(float);
    auto *cells = (float *)mmap(nullptr, 2 * bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    CHECK(cells != MAP_FAILED);
    if (cells == MAP_FAILED) {
        return;
    }
    int first = 65534 * STEP_HEIGHT + STEP_HEIGHT, pitch = 65535 * STEP_HEIGHT, last = first + (rows - first) / pitch * pitch;
    float *to = cells + bytes / sizeof(float);
    cells[(size_t)last * 3 + 1] = 5;
    shim_grid_size = {1, 65535};
    shim_block_size = {STEP_WIDTH, STEP_HEIGHT};
    shim_block = {0, 65534, 0};
    shim_thread = {0, STEP_HEIGHT - 1, 0};
    jacobi_step_f32(cells, to, {rows, 1, 3});
    CHECK(to[(size_t)last * 3 + 1] == 1);
    munmap(cells, 2 * bytes);
}

/* A form with blocks that wait for each other, and three tiles by three, so that there is one with neighbours on all sides. */
template <typename T> struct waiting_form {
    form<T> tried;
    ib_jacobi_shape nine_tiles;
};
template <typename T> static waiting_form<T> waiting(const char *name) {
    return strcmp(name, "mailbox") == 0 ? waiting_form<T>{mailbox<T>, {3 * 16, 3 * 112}} : waiting_form<T>{persistent<T>, {3 * 16, 3 * 80}};
}

template <typename T> static void check_orders(const char *name) {
    waiting_form<T> of = waiting<T>(name);
    for (int order = 0; order < SHIM_ORDERS; order++) {
        check<T>(of.tried, {of.nine_tiles, 40, (shim_order)order, 4, PERSISTENT_HALO});
    }
}

/* Whether the kernel as it is left is wrong under one order at least. */
template <typename T> static bool fails(const waiting_form<T> &of) {
    int failed = 0;
    for (int order = 0; order < SHIM_ORDERS; order++) {
        failed += !try_once<T>(of.tried, {of.nine_tiles, 40, (shim_order)order, 4, PERSISTENT_HALO}, false);
    }
    return failed > 0;
}

/* Every barrier and the wait for flags are left out in turn. If the right kernel were not right, this would show nothing. */
template <typename T> static void check_broken(const char *name) {
    waiting_form<T> of = waiting<T>(name);
    CHECK(!fails(of));
    std::vector<int> lines;
    for (const int *line = shim_barrier_lines(); *line != 0; line++) {
        lines.push_back(*line);
    }
    CHECK(!lines.empty());
    for (int line : lines) {
        TRYING("without the barrier in line %d", line);
        shim_left_out = {line, false};
        CHECK(fails(of));
    }
    TRYING("without the wait for flags");
    shim_left_out = {0, true};
    CHECK(fails(of));
    shim_left_out = {};
}

/* Its warps wait for each other at two barriers. */
static void wait_apart() {
    if (threadIdx.x < WARP) {
        __syncthreads();
    } else {
        meet_warps();
    }
}

int main(int count, char **arguments) {
    const char *form = count > 1 ? arguments[1] : "";
    if (strcmp(form, "step") == 0) {
        check_step<double>();
        check_step<float>();
        check_tall_grid();
    } else if (strcmp(form, "tiled") == 0) {
        check_tiled<double>();
        check_tiled<float>();
    } else if (strcmp(form, "persistent") == 0) {
        check_persistent<double>();
        check_persistent<float>();
        check_orders<double>(form);
        check_orders<float>(form);
    } else if (strcmp(form, "mailbox") == 0) {
        check_mailbox<double>();
        check_mailbox<float>();
        check_orders<double>(form);
        check_orders<float>(form);
    } else if (strcmp(form, "broken") == 0 && count > 2) {
        check_broken<double>(arguments[2]);
        check_broken<float>(arguments[2]);
    } else if (strcmp(form, "barriers") == 0) {
        shim_launch({1}, {2 * WARP}, SHIM_UPWARDS, wait_apart);
    } else {
        fprintf(stderr, "unknown form %s\n", form);
        return 2;
    }
    return test_end();
}
