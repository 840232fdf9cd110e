/* SPDX-License-Identifier: MIT
 *
 * Jacobi, one launch for all steps: as jacobi_persistent.cu, whose picture shows tile and halo, but what neighbours need
 * travels through mailboxes instead of the grid, and lanes hold four cells of a row instead of three.
 *
 * A block has two mailboxes, used in turn, into which its eight neighbours put its halo, each its own part, as the block's
 * lanes will read it. So all of an exchange is vectors of 16 bytes, and of a memory sector every byte is used:
 *
 *      +----------------------+      top, bottom    MAIL_HALO rows as wide as the block, corners included
 *      |         top          |      left, right    MAIL_HALO columns, the tile's rows only
 *      +--+----------------+--+
 *      |  |                |  |      Tiles begin at a lane's first cell, column 1 of the grid and halos too. So column 0 is
 *      |left    tile    right|      the last cell of a lane, and the column after the interior the first of one where
 *      |  |                |  |      the interior is a multiple of four wide: one cell of four has to be asked whether it
 *      +--+----------------+--+      is fixed.
 *      |        bottom        |
 *      +----------------------+      Cells beyond the boundary are never looked at but to compute others there.
 *
 * A block puts exchange p + 2 where p was only after it saw its neighbours' flags at p + 1, which they raise after they read
 * p. The start and the end are in two grids.
 */
#include "jacobi_sweep.cuh"

constexpr int THREADS = PERSISTENT_WARPS * WARP;

/* A block's tile. */
struct tile {
    int across, down;   /* which of all tiles it is */
    int row, column;    /* of the grid, where it begins */
    int rows;           /* its height, cut to the grid */
    int right;          /* lane whose first cell is the first of the MAIL_HALO columns at the tile's right */
    bool has_left, has_right; /* neighbours */
};

__device__ __forceinline__ tile locate(ib_jacobi_shape shape, ib_jacobi_tiles tiles) {
    tile mine;
    mine.across = (int)(blockIdx.x % tiles.across);
    mine.down = (int)(blockIdx.x / tiles.across);
    mine.row = mine.down * tiles.rows + 1;
    mine.column = mine.across * tiles.columns + 1;
    mine.rows = min(tiles.rows, shape.rows + 1 - mine.row);
    mine.right = tiles.columns / MAIL_COLUMNS;
    mine.has_left = mine.across > 0;
    mine.has_right = mine.across < tiles.across - 1;
    return mine;
}

/* A mailbox's parts, as lane 0 has them. Rows of the first two are all lanes' cells, in two vectors for float64; those of the
 * others are two lanes'. */
template <typename T> struct mailbox {
    static constexpr int VECTORS = (int)(MAIL_COLUMNS * sizeof(T) / sizeof(vector<T>));
    static constexpr int ROW = WARP * VECTORS, SIDE_ROW = 2 * VECTORS; /* vectors */
    vector<T> *top, *bottom, *left, *right;
};

/* That of the tile so far down and across from this one. */
template <typename T>
__device__ __forceinline__ mailbox<T> mailbox_at(T *mail, unsigned exchange, ib_jacobi_tiles tiles, const tile &of, int down,
    int across) {
    int block = (of.down + down) * tiles.across + of.across + across;
    auto *top = (vector<T> *)(mail + (ptrdiff_t)(2 * block + (int)(exchange % 2)) * mailbox_cells(tiles));
    vector<T> *bottom = top + MAIL_HALO * mailbox<T>::ROW, *left = bottom + MAIL_HALO * mailbox<T>::ROW;
    return {top, bottom, left, left + tiles.rows * mailbox<T>::SIDE_ROW};
}

/* Whether any of the warp's ROWS rows is among the `count` from `first` on. */
template <int ROWS> __device__ __forceinline__ bool holds_any(int warp_row, int first, int count) {
    return warp_row < first + count && warp_row + ROWS > first;
}

/* Puts what neighbours need of the tile into their mailboxes. */
template <int ROWS, typename T>
__device__ __forceinline__ void post(const T (&slots)[ROWS + 1][MAIL_COLUMNS], T *mail, unsigned exchange, ib_jacobi_tiles tiles,
    const place &at, const tile &of) {
    using box = mailbox<T>;
    int row = recompute(at.row) - of.row; /* the warp's first, of the tile */
    bool at_left = of.has_left && at.lane / 2 == 1, at_right = of.has_right && (at.lane == of.right || at.lane == of.right + 1);
    if (at_left || at_right) {
        vector<T> *side = at_left ? mailbox_at(mail, exchange, tiles, of, 0, -1).right + at.lane - 2
            : mailbox_at(mail, exchange, tiles, of, 0, 1).left + at.lane - of.right;
        side = recompute(side + row * box::SIDE_ROW); /* or each row's address would be computed anew */
#pragma unroll
        for (int i = 0; i < ROWS; i++) {
            if ((unsigned)(row + i) < (unsigned)of.rows) {
                store_four(side + i * box::SIDE_ROW, 2, slots[i + 1]);
            }
        }
    }
#pragma unroll 1
    for (int down = -1; down <= 1; down += 2) {
        int first = down < 0 ? 0 : tiles.rows - MAIL_HALO; /* row of the tile that is the first of the halo there */
        if (!is_within(of.down + down, 0, tiles.down) || !holds_any<ROWS>(row, first, MAIL_HALO)) {
            continue;
        }
        auto part = [&](int across) {
            box to = mailbox_at(mail, exchange, tiles, of, down, across);
            return (down < 0 ? to.bottom : to.top) + (row - first) * box::ROW;
        };
        vector<T> *straight = recompute(part(0) + at.lane);
        vector<T> *corner = recompute(at_left ? part(-1) + of.right + at.lane : part(1) + at.lane - of.right);
        bool of_tile = is_within(at.lane, 2, of.right);
#pragma unroll
        for (int i = 0; i < ROWS; i++) {
            if ((unsigned)(row - first + i) < (unsigned)MAIL_HALO) {
                if (of_tile) {
                    store_four(straight + i * box::ROW, WARP, slots[i + 1]);
                }
                if (at_left || at_right) {
                    store_four(corner + i * box::ROW, WARP, slots[i + 1]);
                }
            }
        }
    }
}

/* Reads the halo from the block's own mailbox. */
template <int ROWS, typename T>
__device__ __forceinline__ void collect(T (&slots)[ROWS + 1][MAIL_COLUMNS], T *mail, unsigned exchange, ib_jacobi_tiles tiles,
    const place &at, const tile &of) {
    using box = mailbox<T>;
    box own = mailbox_at(mail, exchange, tiles, of, 0, 0);
    int row = recompute(at.row) - of.row;
    bool at_left = of.has_left && at.lane < 2, at_right = of.has_right && (at.lane == of.right + 2 || at.lane == of.right + 3);
    if (at_left || at_right) {
        const vector<T> *side = at_left ? own.left + at.lane : own.right + at.lane - of.right - 2;
        side = recompute(side + row * box::SIDE_ROW);
#pragma unroll
        for (int i = 0; i < ROWS; i++) {
            if ((unsigned)(row + i) < (unsigned)of.rows) {
                load_four_new(slots[i + 1], side + i * box::SIDE_ROW, 2);
            }
        }
    }
#pragma unroll 1
    for (int down = -1; down <= 1; down += 2) {
        int first = down < 0 ? -MAIL_HALO : tiles.rows;
        if (!is_within(of.down + down, 0, tiles.down) || !holds_any<ROWS>(row, first, MAIL_HALO)) {
            continue;
        }
        const vector<T> *part = recompute((down < 0 ? own.top : own.bottom) + (row - first) * box::ROW + at.lane);
        bool wanted = is_within(at.lane, 2, of.right) || at_left || at_right;
#pragma unroll
        for (int i = 0; i < ROWS; i++) {
            if (wanted && (unsigned)(row - first + i) < (unsigned)MAIL_HALO) {
                load_four_new(slots[i + 1], part + i * box::ROW, WARP);
            }
        }
    }
}

/* Reads the block's cells and halo from the grid. Lanes may read past a row's end, which is still in the grid's memory. */
template <int ROWS, typename T>
__device__ __forceinline__ void read_grid(T (&slots)[ROWS + 1][MAIL_COLUMNS], const T *grid, ib_jacobi_shape shape,
    const place &at, int column) {
    const T *first = grid + cell_at(at.row, column, shape);
#pragma unroll
    for (int i = 0; i < ROWS; i++) {
        if (is_within(at.row + i, 0, shape.rows + 2) && column <= shape.columns + 1) {
            load_four(slots[i + 1], (const vector<T> *)(first + (ptrdiff_t)i * shape.pitch), 1);
        } else {
#pragma unroll
            for (int c = 0; c < MAIL_COLUMNS; c++) {
                slots[i + 1][c] = (T)0;
            }
        }
    }
}

template <int ROWS, typename T>
__device__ __forceinline__ void write_grid(const T (&slots)[ROWS + 1][MAIL_COLUMNS], T *grid, ib_jacobi_shape shape,
    const place &at, int column, const tile &of) {
    T *first = grid + cell_at(at.row, column, shape);
    bool of_tile = is_within(at.lane, 2, of.right);
    int count = shape.columns + 1 - column; /* of the interior, from the lane's first cell on */
#pragma unroll
    for (int i = 0; i < ROWS; i++) {
        T *row = first + (ptrdiff_t)i * shape.pitch;
        if (of_tile && is_within(at.row + i, of.row, of.rows)) {
            if (count >= MAIL_COLUMNS) {
                store_four((vector<T> *)row, 1, slots[i + 1]);
            } else {
#pragma unroll
                for (int c = 0; c < MAIL_COLUMNS; c++) {
                    if (c < count) {
                        row[c] = slots[i + 1][c];
                    }
                }
            }
        }
    }
}

/* Which of the cells of a warp may be fixed. `column` is of lane 0. */
template <int ROWS> __device__ __forceinline__ fixed kind_of(ib_jacobi_shape shape, int row, int column) {
    if (row > shape.rows + 1 || row + ROWS - 1 < 0) {
        return fixed::OUTSIDE;
    }
    bool left = column < 1, right = column + MAIL_STRIP - 1 > shape.columns;
    if (row < 1 || row + ROWS - 1 > shape.rows) {
        return left || right ? fixed::ANY : fixed::ROWS;
    }
    if (right && (left || shape.columns % MAIL_COLUMNS != 0)) {
        return fixed::COLUMNS;
    }
    return left ? fixed::LAST_COLUMN : right ? fixed::FIRST_COLUMN : fixed::NONE;
}

template <int ROWS, typename T>
__device__ __forceinline__ void persistent(const T *from, T *to, ib_jacobi_shape shape, ib_jacobi_tiles tiles, int64_t steps,
    T *mail, unsigned *flags, edges<T, MAIL_COLUMNS> &shared) {
    tile of = locate(shape, tiles);
    place at = {same_for_warp((int)threadIdx.x / WARP), (int)threadIdx.x % WARP, 0};
    at.row = of.row - MAIL_HALO + at.warp * ROWS;
    int column = of.column - MAIL_HALO + at.lane * MAIL_COLUMNS;
    fixed which = kind_of<ROWS>(shape, at.row, of.column - MAIL_HALO);
    bool column_free[MAIL_COLUMNS];
#pragma unroll
    for (int c = 0; c < MAIL_COLUMNS; c++) {
        column_free[c] = is_inner(column + c, shape.columns);
    }
    T slots[ROWS + 1][MAIL_COLUMNS];
    read_grid<ROWS>(slots, from, shape, at, column);
    for (unsigned exchange = 1;; exchange++) {
        int count = steps < MAIL_HALO ? (int)steps : MAIL_HALO;
        take_steps<ROWS, fixed::NONE, fixed::FIRST_COLUMN, fixed::LAST_COLUMN, fixed::COLUMNS, fixed::OUTSIDE, fixed::ROWS,
            fixed::ANY>(count, which, slots, shared, at, column_free, shape.rows);
        steps -= count;
        if (steps == 0) {
            write_grid<ROWS>(slots, to, shape, at, column, of);
            return;
        }
        post<ROWS>(slots, mail, exchange, tiles, at, of);
        meet_neighbours(flags, exchange, tiles);
        collect<ROWS>(slots, mail, exchange, tiles, at, of);
    }
}

#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ < 10 * MAIL_ARCHITECTURE
/* Older devices keep jacobi_persistent.cu, and compilers are spared this one for them. The launchers ask for what the code was
 * compiled. */
#  define DEFINE_MAILBOX(T, suffix, ROWS)                                                                           \
      extern "C" __global__ void __launch_bounds__(THREADS) jacobi_mailbox##ROWS##_##suffix(                        \
          const T *, T *, ib_jacobi_shape, ib_jacobi_tiles, int64_t, T *, unsigned *) {                             \
          __trap();                                                                                                 \
      }
#else
#  define DEFINE_MAILBOX(T, suffix, ROWS)                                                                           \
      extern "C" __global__ void __launch_bounds__(THREADS, 1) jacobi_mailbox##ROWS##_##suffix(const T *from, T *to, \
          ib_jacobi_shape shape, ib_jacobi_tiles tiles, int64_t steps, T *mail, unsigned *flags) {                  \
          __shared__ edges<T, MAIL_COLUMNS> shared;                                                                 \
          persistent<ROWS>(from, to, shape, tiles, steps, mail, flags, shared);                                     \
      }
#endif
IB_JACOBI_MAILBOX_f64(DEFINE_MAILBOX)
IB_JACOBI_MAILBOX_f32(DEFINE_MAILBOX)
