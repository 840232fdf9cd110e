/* SPDX-License-Identifier: MIT
 *
 * The inner loop for one element type: jacobi_blocked_tile.c includes it with T = double and with T = float.
 * jacobi_blocked.c explains the algorithm and its words.
 */
#define LANES ((int)(VECTOR_BYTES / sizeof(T)))

typedef T NAME(vec) __attribute__((vector_size(VECTOR_BYTES), may_alias));
typedef T NAME(loose) __attribute__((vector_size(VECTOR_BYTES), may_alias, aligned(sizeof(T))));
typedef MASK NAME(mask) __attribute__((vector_size(VECTOR_BYTES)));
typedef BITS NAME(bits) __attribute__((vector_size(VECTOR_BYTES)));
#define vec   NAME(vec)
#define loose NAME(loose)
#define mask  NAME(mask)
#define bits  NAME(bits) /* for sums that may wrap in lanes where they do not matter */

/* A run of rows through tiles beside each other. */
typedef struct {
    vec *column; /* row 0 of the lifted grid, the first tile's first column at level 0 */
    int64_t count;
    int64_t stride, rows;
    int64_t row_begin, row_end;
    int64_t ahead;
    vec *seam, *turn; /* at row_begin */
    vec *state;       /* of the first tile */
    int levels;
    uint16_t held[REACH]; /* lanes that keep their value, for the columns from K before the first one on */
} NAME(tile);

/* The lanes that a step changes, all but those of the boundary, in the form that the instruction set selects by: a
 * mask register of AVX-512, which the multiplication takes at no cost, or a vector. */
#if defined(__AVX512F__)
typedef __mmask16 NAME(lanes);
INLINE NAME(lanes) NAME(lanes_but)(unsigned held) { return (NAME(lanes))~held; }
INLINE vec NAME(choose)(NAME(lanes) changed, vec value, vec kept) {
    return sizeof(T) == 8 ? (vec)_mm512_mask_mov_pd((__m512d)kept, (__mmask8)changed, (__m512d)value)
                          : (vec)_mm512_mask_mov_ps((__m512)kept, changed, (__m512)value);
}
#else
typedef mask NAME(lanes);
INLINE NAME(lanes) NAME(lanes_but)(unsigned held) {
    mask changed;
    for (int k = 0; k < LANES; k++) { changed[k] = (MASK)(held >> k & 1) - 1; }
    return changed;
}
INLINE vec NAME(choose)(NAME(lanes) changed, vec value, vec kept) {
    return (vec)(((mask)value & changed) | ((mask)kept & ~changed));
}
#endif

/* Column c as column c + L sees it: every lane's cell moves to the lane before. */
INLINE vec NAME(turned)(vec v) { return __builtin_shufflevector(v, v, LANES_TURNED); }

#if !HAVE_FMA
INLINE vec NAME(multiply_add)(vec x, vec y, vec z) { return x * y + z; } /* never called */
#elif HAVE_ELEMENTWISE_FMA
INLINE vec NAME(multiply_add)(vec x, vec y, vec z) { return __builtin_elementwise_fma(x, y, z); }
#elif VECTOR_BYTES == 64
INLINE vec NAME(multiply_add)(vec x, vec y, vec z) {
    return sizeof(T) == 8 ? (vec)_mm512_fmadd_pd((__m512d)x, (__m512d)y, (__m512d)z)
                          : (vec)_mm512_fmadd_ps((__m512)x, (__m512)y, (__m512)z);
}
#else
INLINE vec NAME(multiply_add)(vec x, vec y, vec z) {
    return sizeof(T) == 8 ? (vec)_mm256_fmadd_pd((__m256d)x, (__m256d)y, (__m256d)z)
                          : (vec)_mm256_fmadd_ps((__m256)x, (__m256)y, (__m256)z);
}
#endif

/* x + y as fma(x, 1, y), which rounds once and hence to the same bits. `one` must be hidden from the compiler, which
 * knows the identity too. */
INLINE vec NAME(sum)(vec x, vec y, bool fused, vec one) {
    if (fused) { return NAME(multiply_add)(x, one, y); }
    return x + y;
}

/* s * 0.2 in the same bits, but without a subnormal factor or product: Intel's multiplier takes a microcode assist of
 * some 150 cycles for each of those, and the front of a spreading solution is full of them. */
#if TINY_RESULTS && FRACTION == 23
/* The product of two floats is a double, exactly, so that it is rounded once; and conversions take no assist. */
INLINE vec NAME(fifth)(vec s) {
#  if VECTOR_BYTES == 64
    __m512d low = _mm512_cvtps_pd(_mm512_castps512_ps256((__m512)s)), high = _mm512_cvtps_pd(_mm512_extractf32x8_ps((__m512)s, 1));
    HIDE(low); /* a compiler that sees both conversions makes it a product of floats again */
    HIDE(high);
    __m512 product = _mm512_castps256_ps512(_mm512_cvtpd_ps(low * (double)(T)0.2));
    return (vec)_mm512_insertf32x8(product, _mm512_cvtpd_ps(high * (double)(T)0.2), 1);
#  else
    __m256d low = _mm256_cvtps_pd(_mm256_castps256_ps128((__m256)s)), high = _mm256_cvtps_pd(_mm256_extractf128_ps((__m256)s, 1));
    HIDE(low);
    HIDE(high);
    return (vec)_mm256_set_m128(_mm256_cvtpd_ps(high * (double)(T)0.2), _mm256_cvtpd_ps(low * (double)(T)0.2));
#  endif
}
#elif TINY_RESULTS
/* With u the smallest subnormal, |s| = m u is turned into the number m, m * 0.2 + 2^52 rounds to an integer r as the
 * product would round to r u, and r is the product's bit pattern. Good for r <= 2^52, that is |s| < 5 * 2^-1022. */
TINY_INLINE vec NAME(tiny_fifth)(vec s, mask magnitude, mask tiny) {
    const MASK one_more = (MASK)1 << FRACTION, shift = 1023 + FRACTION;
    const vec big = (vec){0} + (T)one_more;
    vec subnormal = (vec)((bits)magnitude + (BITS)(shift * one_more)) - big;
    vec normal = (vec)((bits)magnitude + (BITS)((shift - 1) * one_more));
    mask is_subnormal = magnitude < one_more;
    vec m = (vec)(((mask)subnormal & is_subnormal) | ((mask)normal & ~is_subnormal));
    mask r = (mask)((bits)NAME(multiply_add)(m, (vec){0} + (T)0.2, big) - (bits)big);
    vec others = (vec)(((mask)s & ~tiny) | ((mask)big & tiny)) * (T)0.2;
    return (vec)(((r | ((mask)s ^ magnitude)) & tiny) | ((mask)others & ~tiny));
}

INLINE vec NAME(fifth)(vec s) {
    const MASK limit = 0x0034000000000000; /* 5 * 2^-1022 */
    mask magnitude = (mask)s & (MASK)~((uint64_t)1 << 63);
    mask tiny = (magnitude < limit) & (magnitude > 0);
    if (__builtin_expect(ANY(tiny), 0)) { return NAME(tiny_fifth)(s, magnitude, tiny); }
    return s * (T)0.2;
}
#else
INLINE vec NAME(fifth)(vec s) { return s * (T)0.2; }
#endif

/* One arriving row r: d holds it at level 0, and row r - K leaves at level K. `kind`, `held`, `edge` and `tiny` are constants
 * everywhere. Long, because its variables have to live in registers. */
INLINE void NAME(row)(vec p[K][WIDEST], vec c[K][WIDEST], const NAME(lanes) changed[REACH], const NAME(tile) *tile, vec one,
    const vec *at, const vec *above, vec *out, vec *seam, vec *turn, int kind, bool held, bool edge, bool tiny, int64_t r) {
    const bool first = kind == FIRST, final = kind >= FINAL_2;
    const int arriving = COLUMNS(kind, 0) + 2;
    vec d[WIDEST + 2];
    UNROLL for (int w = 0; w < arriving; w++) { d[w] = final && w >= arriving - 2 ? turn[w - arriving + 2] : at[w - 2]; }
    UNROLL for (int w = 0; w < W; w++) {
        if (!final) { c[0][w] = above[w - 1]; }
    }
    if (first) {
        turn[0] = NAME(turned)(d[0]);
        turn[1] = NAME(turned)(d[1]);
    }
    UNROLL for (int l = 0; l < K; l++) {
        const bool inner = l + 1 < K; /* the level feeds another one */
        const int columns = COLUMNS(kind, l), skipped = first ? 2 * l : 0;
        const int64_t row = r - l - 1;
        const NAME(lanes) interior = NAME(lanes_but)(edge && (row < 1 || row > tile->rows || l >= tile->levels) ? ~0u : 0u);
        vec next[WIDEST];
        UNROLL for (int w = skipped; w < columns; w++) {
            const bool fused = FUSED_ADDS && !tiny;
            vec total = NAME(sum)(p[l][w], d[w + 1], fused, one);
            if (tiny) { next[w] = NAME(fifth)(total); } else { next[w] = total * (T)0.2; }
            if (edge) {
                next[w] = NAME(choose)(changed[w - l + K - 1] & interior, next[w], c[l][w]);
            } else if (held) {
                next[w] = NAME(choose)(changed[w - l + K - 1], next[w], c[l][w]);
            }
            p[l][w] = NAME(sum)(c[l][w], d[w], fused && (l + w) % 2 == 0, one) + d[w + 1] + d[w + 2];
            c[l][w] = d[w + 1];
        }
        if (!inner) {
            if (edge && (row < 0 || row > tile->rows + 1)) { return; }
            UNROLL for (int w = skipped; w < columns; w++) { out[w - 2 * K] = next[w]; }
            return;
        }
        d[0] = seam[2 * l];
        d[1] = seam[2 * l + 1];
        UNROLL for (int w = skipped; w < columns; w++) { d[w + 2] = next[w]; }
        UNROLL for (int i = 0; i < 2; i++) {
            if (first) { turn[2 * (l + 1) + i] = NAME(turned)(next[skipped + i]); }
            if (final) { d[columns + 2 + i] = turn[2 * (l + 1) + i]; } else { seam[2 * l + i] = next[columns - 2 + i]; }
        }
    }
}

/* P and C of every level and column, between the tile's state and registers. C of level 0 comes from the grid, except
 * in a FINAL tile. */
#define FOR_EACH_STATE(DO)                                                      \
    UNROLL for (int l = 0, i = 0; l < K; l++) {                                 \
        const int columns = COLUMNS(kind, l);                                   \
        UNROLL for (int w = 0; w < columns; w++) { DO(p[l][w], state[i + w]); } \
        i += columns;                                                           \
        if (l == 0 && kind < FINAL_2) { continue; }                             \
        UNROLL for (int w = 0; w < columns; w++) { DO(c[l][w], state[i + w]); } \
        i += columns;                                                           \
    }
#define LOAD(variable, memory) variable = memory
#define STORE(variable, memory) memory = variable

/* Streams rows [row_begin, row_end) through one tile after the other. */
INLINE void NAME(stream)(const NAME(tile) *tile, int kind, bool held, bool edge, bool tiny) {
    const int64_t stride = tile->stride, rows = tile->rows, ahead = tile->ahead;
    NAME(lanes) changed[REACH];
    vec one = (vec){0} + (T)1;
    HIDE(one);
    UNROLL for (int i = 0; i < REACH; i++) { changed[i] = NAME(lanes_but)(tile->held[i]); }
    NO_UNROLL for (int64_t t = 0; t < tile->count; t++) {
        vec p[K][WIDEST], c[K][WIDEST] = {0}; /* C of level 0 is set for some kinds only: 0 for gcc */
        vec *state = tile->state + t * STATE, *column = tile->column + t * W;
        vec *seam = tile->seam, *turn = tile->turn, *at = column + tile->row_begin * stride;
        FOR_EACH_STATE(LOAD)
        NO_UNROLL for (int64_t r = tile->row_begin; r < tile->row_end; r++) {
            const vec *above = at - stride, *here = at;
            if (edge) { /* stay inside the grid: what is read there instead only fills rows that nobody stores */
                const vec *bottom = column + (rows + 1) * stride;
                above = r < 1 ? column : r > rows + 2 ? bottom : above;
                here = r > rows + 1 ? bottom : at;
            } else {
                __builtin_prefetch(at + ahead, 0, 2);
            }
            NAME(row)(p, c, changed, tile, one, here, above, at - K * stride, seam, turn, kind, held, edge, tiny, r);
            at += stride;
            seam += SEAM;
            turn += TURN;
        }
        FOR_EACH_STATE(STORE)
    }
}
#undef FOR_EACH_STATE
#undef LOAD
#undef STORE

/* Every kind of tile: without boundary cells, with boundary columns, and near the boundary rows. Where the last pass of
 * a solve takes fewer steps than K, the levels above hold all of their cells, as if all were boundary. */
typedef void NAME(stream_function)(const NAME(tile) *);
#define STREAM(kind)                                                                                                  \
    static NOINLINE void NAME(free_##kind)(const NAME(tile) *tile) { NAME(stream)(tile, kind, false, false, false); } \
    static NOINLINE void NAME(held_##kind)(const NAME(tile) *tile) { NAME(stream)(tile, kind, true, false, false); }  \
    static NOINLINE void NAME(edge_##kind)(const NAME(tile) *tile) { NAME(stream)(tile, kind, true, true, false); }
FOR_EACH_KIND(STREAM)
#undef STREAM
#define LISTED(kind) [kind] = {NAME(free_##kind), NAME(held_##kind), NAME(edge_##kind)},
static NAME(stream_function) *const NAME(streams)[][EDGE + 1] = {FOR_EACH_KIND(LISTED)};
#undef LISTED

/* The same for tiles that meet subnormal numbers. This code is long, and most tiles are plain: the others take the form for
 * boundary rows everywhere. */
#if TINY_RESULTS
static NOINLINE void NAME(tiny_body)(const NAME(tile) *tile) { NAME(stream)(tile, PLAIN, true, false, true); }
#  define STREAM(kind) \
    static NOINLINE void NAME(tiny_##kind)(const NAME(tile) *tile) { NAME(stream)(tile, kind, true, true, true); }
FOR_EACH_KIND(STREAM)
#  undef STREAM
#  define LISTED(kind) [kind] = NAME(tiny_##kind),
static NAME(stream_function) *NAME(tiny_stream)(int kind, bool body) {
    static NAME(stream_function) *const streams[] = {FOR_EACH_KIND(LISTED)};
    return kind == PLAIN && body ? NAME(tiny_body) : streams[kind];
}
#  undef LISTED
#else
static NAME(stream_function) *NAME(tiny_stream)(int kind, bool body) { return NAME(streams)[kind][body ? HELD : EDGE]; }
#endif

/* Where the two boundary columns lie in a pass: the vector column and the lane, and one turn further on again. */
typedef struct {
    int64_t column[4];
    int lane[4];
} NAME(boundary);

static NAME(boundary) NAME(find_boundary)(const ib_blocked_plan *plan, int64_t drift) {
    NAME(boundary) found;
    int64_t span = plan->lane_columns, ring = LANES * span;
    for (int i = 0; i < 2; i++) {
        int64_t position = (i != 0 ? plan->columns + 1 : 0) - drift;
        position += position < 0 ? ring : 0;
        int lane = (int)(position / span);
        found.column[i] = position - lane * span;
        found.lane[i] = lane;
        found.column[i + 2] = found.column[i] + span;
        found.lane[i + 2] = (lane + LANES - 1) % LANES;
    }
    return found;
}

/* Which lanes of a tile hold boundary columns; `first` is K columns left of it. Few tiles have any. */
INLINE bool NAME(hold)(const NAME(boundary) *boundary, int64_t first, uint16_t held[REACH]) {
    bool any = false;
    memset(held, 0, REACH * sizeof held[0]);
    UNROLL for (int i = 0; i < 4; i++) { any |= (uint64_t)(boundary->column[i] - first) < REACH; }
    for (int i = 0; any && i < 4; i++) {
        int64_t at = boundary->column[i] - first;
        if (at >= 0 && at < REACH) { held[at] |= (uint16_t)(1u << boundary->lane[i]); }
    }
    return any;
}

/* How many tiles from the t-th on, before `end`, have no boundary column, if the t-th has none. */
static int64_t NAME(count_free)(const NAME(boundary) *boundary, int64_t t, int64_t end) {
    for (int i = 0; i < 4; i++) {
        int64_t holding = (boundary->column[i] - 2 + K - REACH) / W + 1; /* the first tile that the column is in */
        end = holding > t && holding < end ? holding : end;
    }
    return end - t;
}

/* Keeps account of the tiles that met subnormal numbers: see SUBNORMAL_FLAGS. */
static void NAME(watch)(uint8_t *tiny, unsigned flags) {
    if ((flags & SUBNORMAL_FLAGS) != 0) {
        tiny[-1] = tiny[0] = tiny[1] = 3;
    } else if (tiny[0] > 0) {
        tiny[0]--;
    }
}

static void NAME(sweep)(const ib_blocked_plan *plan, const ib_blocked_sweep *sweep) {
    int64_t body_begin = K + 1, body_end = plan->rows + 2; /* rows that meet no boundary row at any level */
    int64_t last = (plan->lane_columns - 1) / W;
    NAME(boundary) boundary = NAME(find_boundary)(plan, sweep->drift);
    NAME(tile) tile = {.stride = plan->stride, .rows = plan->rows, .ahead = sweep->ahead, .levels = (int)sweep->levels};
    const bool watched = TINY_RESULTS && plan->slow_subnormals;
    unsigned flags = watched ? read_flags() : 0, raised = 0; /* the caller's flags stay as they were, or are raised */
    for (int64_t t = sweep->tile_begin; t < sweep->tile_end; t += tile.count) {
        int64_t column = 2 + t * W;
        bool held = NAME(hold)(&boundary, column - K, tile.held);
        int kind = t == 0 ? FIRST : t < last ? PLAIN : FINAL_2 + (int)(plan->lane_columns - t * W) - 2;
        bool many = kind == PLAIN && !held && !watched;
        tile.count = many ? NAME(count_free)(&boundary, t, last < sweep->tile_end ? last : sweep->tile_end) : 1;
        bool tiny = watched && sweep->tiny[t] > 0;
        if (watched) { write_flags(flags & ~ALL_FLAGS); }
        tile.column = (vec *)plan->lifted + column;
        tile.state = (vec *)sweep->state + t * STATE;
        for (int64_t r = sweep->row_begin; r < sweep->row_end; r = tile.row_end) {
            bool body = sweep->levels == K && r >= body_begin && r < body_end;
            int64_t end = body ? body_end : r < body_begin ? body_begin : sweep->row_end;
            tile.row_begin = r;
            tile.row_end = end < sweep->row_end ? end : sweep->row_end;
            tile.seam = (vec *)sweep->seam + (r - sweep->row_begin) * SEAM;
            tile.turn = (vec *)sweep->turn + (r - sweep->row_begin) * TURN;
            (tiny ? NAME(tiny_stream)(kind, body) : NAME(streams)[kind][body ? held : EDGE])(&tile);
        }
        if (watched) {
            raised |= read_flags() & ALL_FLAGS;
            NAME(watch)(sweep->tiny + t, read_flags());
        }
    }
    if (watched) { write_flags(flags | raised); }
}

/* LANES x LANES cells change rows for columns. */
INLINE void NAME(transpose)(vec v[LANES]) {
    UNROLL for (int stage = 1; stage < LANES; stage *= 2) {
        vec t[LANES];
        UNROLL for (int i = 0; i < LANES / 2; i++) {
            t[2 * i] = __builtin_shufflevector(v[i], v[i + LANES / 2], ZIP_LOW);
            t[2 * i + 1] = __builtin_shufflevector(v[i], v[i + LANES / 2], ZIP_HIGH);
        }
        UNROLL for (int i = 0; i < LANES; i++) { v[i] = t[i]; }
    }
}

/* LANES vector columns from c on, of which those below L exist. */
static void NAME(lift_block)(const ib_blocked_plan *plan, const T *from, vec *to, int64_t c) {
    int64_t span = plan->lane_columns, columns = plan->columns;
    vec v[LANES] = {0};
    UNROLL for (int k = 0; k < LANES; k++) {
        int64_t at = k * span + c;
        if (at + LANES <= columns + 2) {
            v[k] = *(const loose *)(from + at);
            __builtin_prefetch(from + at + columns + 2, 0, 2);
        } else {
            UNROLL for (int i = 0; i < LANES; i++) { v[k][i] = at + i <= columns + 1 ? from[at + i] : 0; }
        }
    }
    NAME(transpose)(v);
    UNROLL for (int k = 0; k < LANES; k++) {
        if (c + k < span) { to[c + k] = v[k]; }
    }
}

static void NAME(lower_block)(const ib_blocked_plan *plan, const vec *from, T *to, int64_t c, int64_t drift) {
    int64_t span = plan->lane_columns, columns = plan->columns, ring = LANES * span;
    vec v[LANES];
    UNROLL for (int k = 0; k < LANES; k++) { v[k] = from[c + k < span ? c + k : c]; }
    NAME(transpose)(v);
    UNROLL for (int k = 0; k < LANES; k++) {
        int64_t at = k * span + c + drift;
        at -= at >= ring ? ring : 0;
        if (at >= 1 && at + LANES <= columns + 1 && c + LANES <= span) {
            *(loose *)(to + at) = v[k];
            __builtin_prefetch(to + at + columns + 2, 1, 2);
        } else {
            for (int i = 0; i < LANES && c + i < span; i++, at = at + 1 == ring ? 0 : at + 1) {
                if (at >= 1 && at <= columns) { to[at] = v[k][i]; }
            }
        }
    }
}

static void NAME(lift)(const ib_blocked_plan *plan, int64_t row_begin, int64_t row_end) {
    for (int64_t r = row_begin; r < row_end; r++) {
        const T *from = (const T *)plan->grid + r * (plan->columns + 2);
        vec *to = (vec *)plan->lifted + r * plan->stride;
        for (int64_t c = 0; c < plan->lane_columns; c += LANES) { NAME(lift_block)(plan, from, to, c); }
    }
}

static void NAME(lower)(const ib_blocked_plan *plan, int64_t row_begin, int64_t row_end, int64_t passes) {
    int64_t drift = passes * K % (LANES * plan->lane_columns);
    for (int64_t r = row_begin; r < row_end; r++) {
        const vec *from = (const vec *)plan->lifted + r * plan->stride;
        T *to = (T *)plan->grid + r * (plan->columns + 2);
        for (int64_t c = 0; c < plan->lane_columns; c += LANES) { NAME(lower_block)(plan, from, to, c, drift); }
    }
}

const ib_blocked_kernel NAME2(NAME(IB_SHAPE), IB_ISA) = {
    .isa = IB_ISA_NAME,
    .element = sizeof(T),
    .lanes = LANES,
    .levels = K,
    .tile_columns = W,
    .state = STATE,
    .final_state = FINAL_STATE,
    .seam = SEAM,
    .turn = TURN,
    .lift = NAME(lift),
    .lower = NAME(lower),
    .sweep = NAME(sweep),
};

#undef LANES
#undef vec
#undef loose
#undef mask
#undef bits
