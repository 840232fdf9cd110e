! SPDX-License-Identifier: MIT
! Calls the managed blocked Jacobi from Fortran, and compares it with the two loops bit for bit.
program call
    use, intrinsic :: iso_c_binding
    implicit none
    interface
        integer(c_int32_t) function jacobi_create(rows, columns, threads, result) bind(c)
            import
            integer(c_int32_t), value :: rows, columns, threads
            type(c_ptr), intent(out) :: result
        end function
        integer(c_int32_t) function jacobi_solve(solver, grid, grid_length, steps) bind(c)
            import
            type(c_ptr), value :: solver
            integer(c_int64_t), value :: grid_length, steps
            real(c_double), intent(inout) :: grid(grid_length)
        end function
        integer(c_int32_t) function jacobi_solver_free(object) bind(c)
            import
            type(c_ptr), value :: object
        end function
    end interface
    integer, parameter :: rows = 40, columns = 33, steps = 12
    real(c_double) :: grid(0:columns + 1, 0:rows + 1), expected(0:columns + 1, 0:rows + 1), next(0:columns + 1, 0:rows + 1)
    type(c_ptr) :: solver
    integer :: i, j, t

    do i = 0, rows + 1
        do j = 0, columns + 1
            grid(j, i) = real(mod((i * (columns + 2) + j) * 7919, 1000), c_double) / 3 - 100
        end do
    end do
    expected = grid
    next = grid
    do t = 1, steps
        do i = 1, rows
            do j = 1, columns
                next(j, i) = (expected(j, i - 1) + expected(j - 1, i) + expected(j, i) &
                    + expected(j + 1, i) + expected(j, i + 1)) * 0.2_c_double
            end do
        end do
        expected = next
    end do

    if (jacobi_create(rows, columns, 1, solver) /= 0) error stop "no solver"
    if (jacobi_solve(solver, grid, size(grid, kind=c_int64_t), int(steps, c_int64_t)) /= 0) error stop "not solved"
    if (any(transfer(grid, [0_c_int64_t]) /= transfer(expected, [0_c_int64_t]))) error stop "other bits"
    if (jacobi_solve(solver, grid, 1_c_int64_t, 1_c_int64_t) /= 1) error stop "a grid of another length was taken"
    if (jacobi_solver_free(solver) /= 0) error stop "not released"
    print "(a)", "all well"
end program
