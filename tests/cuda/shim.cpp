/* SPDX-License-Identifier: MIT
 *
 * Fibers, and who of them runs when. See shim.h.
 */
#include "shim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "fiber.h"

dim3 shim_thread, shim_block, shim_block_size, shim_grid_size;
shim_fault shim_left_out;

/* The shared variables of all kernels in the program. */
__shared__ __attribute__((used)) char first_shared[1];
extern char __start_shim_shared[], __stop_shim_shared[];

namespace {
constexpr unsigned WARP = 32;

enum state { READY, AT_SHUFFLE, AT_BARRIER, AT_FLAG, ENDED };

struct lane {
    fiber stack;
    state at = READY;
    unsigned shuffles = 0;
    int barrier = 0; /* the number of the last one */
    /* Two, because a lane may be at the next shuffle before another has read this one. */
    alignas(8) char offered[2][8];
};

struct block {
    dim3 index;
    std::vector<lane> lanes;
    std::vector<char> shared;
    bool ended = false;
};

struct launch {
    shim_order order;
    void (*run)(void *);
    void *arguments;
    block *running_block;
    lane *running;
    fiber scheduler;
    bool interrupted = false; /* it is another block's turn, although this one could go on */
    uint64_t random = 88172645463325252u;
};
launch *current;
std::vector<int> lines = {0};

/* 0..count - 1 in the order of this turn. */
std::vector<unsigned> turn(unsigned count) {
    std::vector<unsigned> numbers(count);
    for (unsigned i = 0; i < count; i++) {
        numbers[i] = current->order == SHIM_DOWNWARDS ? count - 1 - i : i;
    }
    for (unsigned i = count; current->order == SHIM_RANDOM && i > 1; i--) {
        current->random ^= current->random << 13;
        current->random ^= current->random >> 7;
        current->random ^= current->random << 17;
        std::swap(numbers[i - 1], numbers[current->random % i]);
    }
    return numbers;
}

void wait_at(state place) {
    current->running->at = place;
    fiber_switch(current->running->stack, current->scheduler);
}

void fiber_main() {
    current->run(current->arguments);
    wait_at(ENDED);
}

void run_lane(unsigned number) {
    current->running = &current->running_block->lanes[number];
    dim3 size = shim_block_size;
    shim_thread = {number % size.x, number / size.x % size.y, number / size.x / size.y};
    fiber_switch(current->scheduler, current->running->stack);
}

/* How many of the lanes first..last - 1 are at a place. */
unsigned count_at(const block &of, state place, unsigned first, unsigned last) {
    return (unsigned)std::count_if(of.lanes.begin() + first, of.lanes.begin() + last,
        [=](const lane &each) { return each.at == place; });
}

void release(block &of, state place, unsigned first, unsigned last) {
    for (unsigned i = first; i < last; i++) {
        of.lanes[i].at = of.lanes[i].at == place ? READY : of.lanes[i].at;
    }
}

/* Lets the block's lanes go on if all that have not ended are at a barrier. Without one of the barriers, which a test left
 * out, they may meet at different ones; the test then wants to see what comes of it. */
bool pass_barrier(block &of) {
    unsigned count = (unsigned)of.lanes.size();
    unsigned met = count_at(of, AT_BARRIER, 0, count);
    if (met == 0 || met < count - count_at(of, ENDED, 0, count)) {
        return false;
    }
    int seen[2] = {};
    for (lane &each : of.lanes) {
        seen[each.barrier] += each.at == AT_BARRIER;
    }
    if (seen[0] > 0 && seen[1] > 0 && shim_left_out.barrier_line == 0) {
        fprintf(stderr, "deadlock: %d threads of a block wait at barrier 0 and %d at barrier 1\n", seen[0], seen[1]);
        exit(1);
    }
    release(of, AT_BARRIER, 0, count);
    return true;
}

/* Until no lane of the warp can go on without another warp. Returns whether anything but polling was done. */
bool run_warp(block &of, unsigned first) {
    unsigned last = std::min(first + WARP, (unsigned)of.lanes.size());
    bool moved = false;
    while (count_at(of, READY, first, last) > 0) {
        for (unsigned i : turn(last - first)) {
            if (of.lanes[first + i].at == READY) {
                run_lane(first + i);
                moved |= of.lanes[first + i].at != AT_FLAG;
            }
            if (current->interrupted) {
                return true;
            }
        }
        unsigned meeting = count_at(of, AT_SHUFFLE, first, last);
        if (meeting == last - first) {
            release(of, AT_SHUFFLE, first, last);
        }
    }
    return moved;
}

/* Until no lane of the block can go on without another block. */
bool run_block(block &of) {
    unsigned count = (unsigned)of.lanes.size();
    current->running_block = &of;
    shim_block = of.index;
    size_t size = (size_t)(__stop_shim_shared - __start_shim_shared);
    memcpy(__start_shim_shared, of.shared.data(), size);
    release(of, AT_FLAG, 0, count);
    bool moved = false;
    pass_barrier(of);
    do {
        for (unsigned warp : turn((count + WARP - 1) / WARP)) {
            moved |= run_warp(of, warp * WARP);
            if (current->interrupted) {
                break;
            }
        }
        of.ended = count_at(of, ENDED, 0, count) == count;
    } while (!current->interrupted && pass_barrier(of));
    memcpy(of.shared.data(), __start_shim_shared, size);
    current->interrupted = false;
    return moved;
}

std::unique_ptr<block> new_block(dim3 index, unsigned threads) {
    auto made = std::make_unique<block>();
    made->index = index;
    /* What is not written there before it is read must be seen: a NaN of either type. */
    made->shared.assign((size_t)(__stop_shim_shared - __start_shim_shared), (char)0xff);
    made->lanes.resize(threads);
    for (lane &each : made->lanes) {
        fiber_new(each.stack, fiber_main);
    }
    return made;
}
} // namespace

void shim_barrier(int number, int line) {
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) {
        lines.insert(lines.end() - 1, line);
    }
    if (line != shim_left_out.barrier_line) {
        current->running->barrier = number;
        wait_at(AT_BARRIER);
    }
}

const int *shim_barrier_lines() { return lines.data(); }

void shim_await(const unsigned *flag, unsigned value) {
    while (*flag < value && !shim_left_out.flags) {
        wait_at(AT_FLAG);
    }
}

/* Other blocks may see the flag before the rest of this one goes on, or not until it can go on no further. */
void shim_raise(unsigned *flag, unsigned value) {
    *flag = value;
    current->interrupted = current->order == SHIM_UPWARDS || (current->order == SHIM_RANDOM && turn(2)[0] == 0);
    if (current->interrupted) {
        wait_at(READY);
    }
}

void shim_shuffle(const void *own, void *result, size_t size, int distance) {
    lane *self = current->running;
    unsigned slot = self->shuffles++ % 2;
    memcpy(self->offered[slot], own, size);
    wait_at(AT_SHUFFLE);
    auto number = self - current->running_block->lanes.data();
    bool in_warp = number % WARP + distance >= 0 && number % WARP + distance < (ptrdiff_t)WARP;
    memcpy(result, in_warp ? self[distance].offered[slot] : self->offered[slot], size);
}

void shim_run(dim3 grid, dim3 block_size, shim_order order, void (*run)(void *), void *arguments) {
    launch made = {order, run, arguments, nullptr, nullptr, {}};
    current = &made;
    shim_block_size = block_size;
    shim_grid_size = grid;
    std::vector<std::unique_ptr<block>> blocks;
    for (unsigned i = 0; i < grid.x * grid.y * grid.z; i++) {
        dim3 index = {i % grid.x, i / grid.x % grid.y, i / grid.x / grid.y};
        blocks.push_back(new_block(index, block_size.x * block_size.y * block_size.z));
    }
    for (bool ended = false; !ended;) {
        bool moved = false;
        ended = true;
        for (unsigned i : turn((unsigned)blocks.size())) {
            if (!blocks[i]->ended) {
                moved |= run_block(*blocks[i]);
                ended &= blocks[i]->ended;
            }
        }
        if (!ended && !moved) {
            fprintf(stderr, "deadlock: every fiber waits for another one\n");
            exit(1);
        }
    }
    for (auto &each : blocks) {
        for (lane &lane : each->lanes) {
            fiber_free(lane.stack);
        }
    }
}
