/* SPDX-License-Identifier: MIT
 * Calls the managed blocked Jacobi through jacobi.h, compares it with the two loops bit for bit, and provokes every kind of refusal. */
#include "jacobi.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 70
#define COLUMNS 53
#define STRIDE (COLUMNS + 2)
#define LENGTH ((ROWS + 2) * STRIDE)
#define EXPECT(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            printf("line %d: not so: %s; last error: %s\n", __LINE__, #condition, jacobi_last_error()); \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static void start(double *grid)
{
    for (int i = 0; i < LENGTH; i++)
        grid[i] = (double)(i * 7919 % 1000) / 3 - 100;
}

static void loops(double *grid, int steps)
{
    static double next[LENGTH];
    memcpy(next, grid, sizeof next);
    for (int t = 0; t < steps; t++) {
        for (int i = 1; i <= ROWS; i++)
            for (int j = 1; j <= COLUMNS; j++) {
                const double *c = grid + i * STRIDE + j;
                next[i * STRIDE + j] = (c[-STRIDE] + c[-1] + c[0] + c[1] + c[STRIDE]) * 0.2;
            }
        memcpy(grid, next, sizeof next);
    }
}

int main(void)
{
    static double grid[LENGTH], expected[LENGTH];
    int32_t number = 0;
    start(expected);
    loops(expected, 25);
    for (int32_t threads = 1; threads <= 2; threads++) {
        jacobi_solver *s = NULL;
        EXPECT(jacobi_create(ROWS, COLUMNS, threads, &s) == JACOBI_OK && s != NULL);
        start(grid);
        EXPECT(jacobi_solve(s, grid, LENGTH, 25) == JACOBI_OK);
        EXPECT(memcmp(grid, expected, sizeof grid) == 0);
        EXPECT(jacobi_solve(s, grid, LENGTH - 1, 1) == JACOBI_INVALID_ARGUMENT);
        EXPECT(jacobi_solve(s, NULL, LENGTH, 1) == JACOBI_INVALID_ARGUMENT && strstr(jacobi_last_error(), "grid is NULL"));
        EXPECT(jacobi_solve(s, (double *)((char *)grid + 1), 8, 1) == JACOBI_INVALID_ARGUMENT && strstr(jacobi_last_error(), "not aligned"));
        EXPECT(jacobi_solver_free(s) == JACOBI_OK);
        EXPECT(jacobi_solver_free(s) == JACOBI_INVALID_ARGUMENT && strstr(jacobi_last_error(), "was released"));
        EXPECT(jacobi_solve(s, grid, LENGTH, 1) == JACOBI_INVALID_ARGUMENT);
    }
    jacobi_solver *none = NULL;
    EXPECT(jacobi_create(0, COLUMNS, 1, &none) == JACOBI_INVALID_ARGUMENT && none == NULL);
    EXPECT(strstr(jacobi_last_error(), "ArgumentOutOfRangeException"));
    EXPECT(jacobi_create(ROWS, COLUMNS, 1, NULL) == JACOBI_INVALID_ARGUMENT);
    EXPECT(jacobi_solve(NULL, grid, LENGTH, 1) == JACOBI_INVALID_ARGUMENT);
    EXPECT(jacobi_solve((jacobi_solver *)grid, grid, LENGTH, 1) == JACOBI_INVALID_ARGUMENT);
    EXPECT(jacobi_solver_free(NULL) == JACOBI_OK);
    EXPECT(jacobi_text_length("Gr\xc3\xb6\xc3\x9f" "e", &number) == JACOBI_OK && number == 5);
    EXPECT(jacobi_text_length(NULL, &number) == JACOBI_OK && number == -1);
    EXPECT(jacobi_fail(&number) == JACOBI_FAILED && strstr(jacobi_last_error(), "IndexOutOfRangeException"));
    printf("all well\n");
    return 0;
}
