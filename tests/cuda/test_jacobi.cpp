/* SPDX-License-Identifier: MIT
 *
 * The CUDA kernels of Jacobi, run on the CPU by the shim, return the bits of ib_jacobi_serial_*(). The argument names
 * a form; with `broken`, the persistent form runs without one or the other of its barriers, or without waiting for flags,
 * and must not return them.
 */
#include <math.h>
#include <string.h>

#include <sys/mman.h>

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
        static constexpr auto create = ib_jacobi_create_##suffix;                                                   \
        static constexpr auto serial = ib_jacobi_serial_##suffix;                                                   \
    };
#define DEFINE_FORM(T, suffix, ROWS) {ROWS, jacobi_persistent##ROWS##_##suffix},
DEFINE_KERNELS(double, f64)
DEFINE_KERNELS(float, f32)

template <typename T> using grid = std::vector<T>;

/* Mostly within +-100; one in 50 is an infinity, a NaN, a denormal, a huge number or a zero of either sign. */
template <typename T> static grid<T> random_grid(ib_jacobi_shape shape, bool special) {
    using limits = std::numeric_limits<T>;
    static const T specials[] = {limits::infinity(), -limits::infinity(), limits::quiet_NaN(), limits::denorm_min(),
        -limits::min(), limits::max(), (T)-0.0, 0};
    grid<T> made((size_t)cell_at(shape.rows + 2, 0, shape));
    for (T &cell : made) {
        cell = (T)((int64_t)(test_random() % 2000001) - 1000000) / 10000;
        cell = special && test_random() % 50 == 0 ? specials[test_random() % COUNT_OF(specials)] : cell;
    }
    return made;
}

/* A second grid with the same boundary and nothing usable inside, as the launchers prepare it. */
template <typename T> static grid<T> second_grid(const grid<T> &first, ib_jacobi_shape shape) {
    grid<T> made = first;
    for (int row = 1; row <= shape.rows; row++) {
        std::fill_n(made.begin() + cell_at(row, 1, shape), shape.columns, std::numeric_limits<T>::quiet_NaN());
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

template <typename T> static void one_step(const grid<T> &from, grid<T> &to, const trial &with, unsigned blocks_down) {
    dim3 blocks = {(unsigned)divide_up(with.shape.columns, STEP_WIDTH), blocks_down};
    shim_launch(blocks, {STEP_WIDTH, STEP_HEIGHT}, with.order, kernels<T>::step, (const T *)from.data(), to.data(), with.shape);
}

template <typename T> static grid<T> step(grid<T> from, const trial &with) {
    grid<T> to = second_grid(from, with.shape);
    for (int64_t s = 0; s < with.steps; s++) {
        one_step(from, to, with, (unsigned)with.parameter);
        std::swap(from, to);
    }
    return from;
}

template <typename T> static grid<T> tiled(grid<T> from, const trial &with) {
    grid<T> to = second_grid(from, with.shape);
    tiled_plan plan = plan_tiled(with.shape, 1);
    plan = {plan.across, divide_up(with.shape.rows, with.parameter), with.parameter};
    for (int64_t s = 0; s < with.steps; s += TILED_STEPS) {
        shim_launch({(unsigned)plan.across, (unsigned)plan.down}, {TILED_WARPS * WARP}, with.order, kernels<T>::tiled,
            (const T *)from.data(), to.data(), with.shape, plan.strip_rows);
        std::swap(from, to);
    }
    return from;
}

template <typename T> static grid<T> persistent(grid<T> even, const trial &with) {
    grid<T> odd = second_grid(even, with.shape);
    ib_jacobi_tiles tiles = plan_tiles(with.shape, with.parameter, with.halo);
    std::vector<unsigned> flags((size_t)(tiles.down * tiles.across));
    for (auto form : kernels<T>::persistent) {
        if (form.warp_rows == with.parameter) {
            shim_launch({(unsigned)flags.size()}, {PERSISTENT_WARPS * WARP}, with.order, form.kernel, even.data(), odd.data(),
                with.shape, tiles, with.steps, flags.data());
        }
    }
    return divide_up(with.steps, with.halo) % 2 == 0 ? even : odd;
}

template <typename T> using form = grid<T> (*)(grid<T>, const trial &);

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
    jacobi_step_f32(cells, to, {rows, 1});
    CHECK(to[(size_t)last * 3 + 1] == 1);
    munmap(cells, 2 * bytes);
}

/* Three tiles by three, so that there is one with neighbours on all sides. */
static const ib_jacobi_shape nine_tiles = {3 * 16, 3 * 80};

template <typename T> static void check_orders() {
    for (int order = 0; order < SHIM_ORDERS; order++) {
        check<T>(persistent, {nine_tiles, 40, (shim_order)order, 4, PERSISTENT_HALO});
    }
}

/* Whether the kernel as it is left is wrong under one order at least. */
template <typename T> static bool fails() {
    int failed = 0;
    for (int order = 0; order < SHIM_ORDERS; order++) {
        failed += !try_once<T>(persistent, {nine_tiles, 40, (shim_order)order, 4, PERSISTENT_HALO}, false);
    }
    return failed > 0;
}

/* Every barrier and the wait for flags are left out in turn. If the right kernel were not right, this would show nothing. */
template <typename T> static void check_broken() {
    CHECK(!fails<T>());
    std::vector<int> lines;
    for (const int *line = shim_barrier_lines(); *line != 0; line++) {
        lines.push_back(*line);
    }
    CHECK(!lines.empty());
    for (int line : lines) {
        TRYING("without the barrier in line %d", line);
        shim_left_out = {line, false};
        CHECK(fails<T>());
    }
    TRYING("without the wait for flags");
    shim_left_out = {0, true};
    CHECK(fails<T>());
    shim_left_out = {};
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
        check_orders<double>();
        check_orders<float>();
    } else if (strcmp(form, "broken") == 0) {
        check_broken<double>();
        check_broken<float>();
    } else {
        fprintf(stderr, "unknown form %s\n", form);
        return 2;
    }
    return test_end();
}
