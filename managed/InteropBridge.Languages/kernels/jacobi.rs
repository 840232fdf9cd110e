// SPDX-License-Identifier: MIT
//! The two loops in Rust.
use std::panic::{catch_unwind, AssertUnwindSafe};

fn step(from: &[f64], to: &mut [f64], rows: usize, columns: usize) {
    let stride = columns + 2;
    for i in 1..=rows {
        // Iterators end with the shortest, so that no index is checked and the loop becomes one of vectors.
        let up = &from[(i - 1) * stride..][1..=columns];
        let row = &from[i * stride..][..stride];
        let down = &from[(i + 1) * stride..][1..=columns];
        let out = &mut to[i * stride..][1..=columns];
        for (((out, cells), up), down) in out.iter_mut().zip(row.windows(3)).zip(up).zip(down) {
            *out = (up + cells[0] + cells[1] + cells[2] + down) * 0.2;
        }
    }
}

fn solve(grid: &mut [f64], scratch: &mut [f64], rows: usize, columns: usize, steps: i64) {
    scratch.copy_from_slice(grid); // the boundary, which no step writes
    for t in 0..steps {
        if t % 2 == 0 {
            step(grid, scratch, rows, columns);
        } else {
            step(scratch, grid, rows, columns);
        }
    }
    if steps % 2 == 1 {
        grid.copy_from_slice(scratch);
    }
}

/// # Safety
/// Both pointers are to `(rows + 2) * (columns + 2)` elements that nobody else uses; the caller, generated from the header, checks it.
#[no_mangle]
pub unsafe extern "C" fn rust_jacobi_f64(grid: *mut f64, scratch: *mut f64, rows: i64, columns: i64, steps: i64) -> i32 {
    let length = ((rows + 2) * (columns + 2)) as usize;
    let grid = std::slice::from_raw_parts_mut(grid, length);
    let scratch = std::slice::from_raw_parts_mut(scratch, length);
    // A panic that left Rust would end the process.
    match catch_unwind(AssertUnwindSafe(|| solve(grid, scratch, rows as usize, columns as usize, steps))) {
        Ok(()) => 0,
        Err(_) => -1,
    }
}
