! SPDX-License-Identifier: MIT
! The two loops in Fortran. Its arrays are column-major: what C calls row i, element j is grid(j, i) here, so that the first
! index runs along memory in both languages. The sum has C's order: the row above is at i - 1.
module jacobi_serial
    use, intrinsic :: iso_c_binding
    implicit none
contains
    integer(c_int32_t) function fortran_jacobi_f64(grid, scratch, rows, columns, steps) bind(c) result(status)
        integer(c_int64_t), value :: rows, columns, steps
        real(c_double), intent(inout) :: grid(0:columns + 1, 0:rows + 1), scratch(0:columns + 1, 0:rows + 1)
        integer(c_int64_t) :: t
        scratch = grid ! the boundary, which no step writes
        do t = 1, steps
            if (mod(t, 2_c_int64_t) == 1) then
                call step(grid, scratch, rows, columns)
            else
                call step(scratch, grid, rows, columns)
            end if
        end do
        if (mod(steps, 2_c_int64_t) == 1) grid = scratch
        status = 0
    end function

    subroutine step(from, to, rows, columns)
        integer(c_int64_t), intent(in) :: rows, columns
        real(c_double), intent(in) :: from(0:columns + 1, 0:rows + 1)
        real(c_double), intent(inout) :: to(0:columns + 1, 0:rows + 1)
        integer(c_int64_t) :: i, j
        do i = 1, rows
            do j = 1, columns
                to(j, i) = (from(j, i - 1) + from(j - 1, i) + from(j, i) + from(j + 1, i) + from(j, i + 1)) * 0.2_c_double
            end do
        end do
    end subroutine
end module
