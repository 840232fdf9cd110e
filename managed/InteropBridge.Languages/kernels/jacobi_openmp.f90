! SPDX-License-Identifier: MIT
! The two loops in Fortran, the rows of each step shared out by OpenMP.
module jacobi_parallel
    use, intrinsic :: iso_c_binding
    implicit none
contains
    integer(c_int32_t) function fortran_jacobi_openmp_f64(grid, scratch, rows, columns, steps, threads) bind(c) result(status)
        integer(c_int64_t), value :: rows, columns, steps
        integer(c_int32_t), value :: threads
        real(c_double), intent(inout) :: grid(0:columns + 1, 0:rows + 1), scratch(0:columns + 1, 0:rows + 1)
        integer(c_int64_t) :: t
        scratch = grid
        !$omp parallel num_threads(threads) private(t)
        do t = 1, steps
            if (mod(t, 2_c_int64_t) == 1) then
                call step(grid, scratch, rows, columns)
            else
                call step(scratch, grid, rows, columns)
            end if
        end do
        !$omp end parallel
        if (mod(steps, 2_c_int64_t) == 1) grid = scratch
        status = 0
    end function

    ! Called by every thread of the team; the end of the loop is a barrier.
    subroutine step(from, to, rows, columns)
        integer(c_int64_t), intent(in) :: rows, columns
        real(c_double), intent(in) :: from(0:columns + 1, 0:rows + 1)
        real(c_double), intent(inout) :: to(0:columns + 1, 0:rows + 1)
        integer(c_int64_t) :: i, j
        !$omp do schedule(static)
        do i = 1, rows
            do j = 1, columns
                to(j, i) = (from(j, i - 1) + from(j - 1, i) + from(j, i) + from(j + 1, i) + from(j, i + 1)) * 0.2_c_double
            end do
        end do
        !$omp end do
    end subroutine
end module
