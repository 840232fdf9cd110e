/* SPDX-License-Identifier: MIT
 *
 * The library about itself: version, status texts, and whether there is a device that it can work on.
 */
#include "bridge.h"

#include <stdio.h>

#include "jacobi.cuh"

int32_t ib_cuda_abi_version(void) { return IB_ABI_VERSION; }

const char *ib_cuda_build_info(void) { return IB_BUILD_INFO; }

const char *ib_cuda_status_text(ib_status status) {
    switch (status) {
    case IB_OK: return "success";
    case IB_E_NULL: return "a pointer that must not be NULL is NULL";
    case IB_E_RANGE: return "an argument is outside its range";
    case IB_E_OVERFLOW: return "the sizes multiply to more than can be addressed";
    case IB_E_MEMORY: return "there is not enough memory";
    case IB_E_CANCELLED: return "the progress callback asked to stop";
    case IB_E_SHAPE: return "the solver was created for another shape, element type or form, or for fewer threads";
    case IB_E_CUDA_DRIVER: return "there is no NVIDIA driver, or it is too old";
    case IB_E_CUDA_DEVICE: return "the NVIDIA driver finds no device, or none that is free";
    case IB_E_CUDA_CODE: return "the library holds no machine code for the device";
    case IB_E_CUDA_MEMORY: return "the device's memory does not suffice";
    case IB_E_CUDA_LAUNCH: return "a kernel could not be launched";
    case IB_E_CUDA_LOST: return "the device failed and is lost to this process; restart the process";
    case IB_E_CUDA_OTHER: return "an error of the CUDA runtime";
    default: return "unknown status";
    }
}

ib_status ib_cuda_status_of(cudaError_t error) {
    cudaGetLastError(); /* or the runtime would report it again from the next launch */
    switch (error) {
    case cudaSuccess: return IB_OK;
    case cudaErrorInsufficientDriver:
    case cudaErrorStubLibrary:
    case cudaErrorSystemDriverMismatch: return IB_E_CUDA_DRIVER;
    case cudaErrorNoDevice:
    case cudaErrorDevicesUnavailable: return IB_E_CUDA_DEVICE;
    case cudaErrorNoKernelImageForDevice:
    case cudaErrorUnsupportedPtxVersion: return IB_E_CUDA_CODE;
    case cudaErrorMemoryAllocation: return IB_E_CUDA_MEMORY;
    case cudaErrorInvalidConfiguration:
    case cudaErrorLaunchOutOfResources:
    case cudaErrorCooperativeLaunchTooLarge: return IB_E_CUDA_LAUNCH;
    case cudaErrorIllegalAddress:
    case cudaErrorLaunchTimeout:
    case cudaErrorAssert:
    case cudaErrorHardwareStackError:
    case cudaErrorIllegalInstruction:
    case cudaErrorMisalignedAddress:
    case cudaErrorInvalidAddressSpace:
    case cudaErrorInvalidPc:
    case cudaErrorLaunchFailure:
    case cudaErrorECCUncorrectable:
    case cudaErrorNvlinkUncorrectable:
    case cudaErrorContextIsDestroyed: /* somebody reset the device */
    case cudaErrorUnknown: return IB_E_CUDA_LOST;
    default: return IB_E_CUDA_OTHER;
    }
}

namespace {
struct answer {
    ib_status status;
    char text[512];
};

answer unavailable(cudaError_t error) {
    answer made = {ib_cuda_status_of(error), ""};
    int driver = 0, built = CUDART_VERSION;
    bool known = cudaDriverGetVersion(&driver) == cudaSuccess;
    cudaGetLastError();
    if (error == cudaErrorStubLibrary) {
        snprintf(made.text, sizeof made.text, "the libcuda that was found is the CUDA toolkit's stub, which is for linking "
            "only; install the NVIDIA driver and take the stub off the library path");
    } else if (made.status == IB_E_CUDA_DRIVER && known && driver == 0) {
        snprintf(made.text, sizeof made.text, "no NVIDIA driver is installed (libcuda was not found)");
    } else if (made.status == IB_E_CUDA_DRIVER) {
        snprintf(made.text, sizeof made.text, "the NVIDIA driver supports CUDA %d.%d and this library needs %d.%d; "
            "update the driver", driver / 1000, driver % 1000 / 10, built / 1000, built % 1000 / 10);
    } else if (error == cudaErrorDevicesUnavailable) {
        snprintf(made.text, sizeof made.text, "the device is busy: another process holds it exclusively, or it failed before. "
            "nvidia-smi -q -d COMPUTE,PIDS shows the mode and the processes");
    } else if (error == cudaErrorUnknown) {
        snprintf(made.text, sizeof made.text, "the NVIDIA driver fails without saying why (999), as it does after a suspend or "
            "when a part of it is missing: load the kernel's module nvidia_uvm again, or restart the machine");
    } else if (made.status == IB_E_CUDA_DEVICE) {
        snprintf(made.text, sizeof made.text, "the NVIDIA driver finds no device: there is none, "
            "CUDA_VISIBLE_DEVICES hides it, or the process may not open /dev/nvidia*");
    } else {
        snprintf(made.text, sizeof made.text, "the CUDA runtime says: %s (%s)", cudaGetErrorString(error),
            cudaGetErrorName(error));
    }
    return made;
}

answer ask() {
    int count = 0, device = 0, driver = 0;
    cudaDeviceProp is;
    cudaFuncAttributes code;
    cudaError_t error = cudaGetDeviceCount(&count);
    error = error == cudaSuccess && count == 0 ? cudaErrorNoDevice : error;
    if (error != cudaSuccess || (error = cudaGetDevice(&device)) != cudaSuccess
        || (error = cudaGetDeviceProperties(&is, device)) != cudaSuccess
        || (error = cudaDriverGetVersion(&driver)) != cudaSuccess) {
        return unavailable(error);
    }
    answer made = {IB_OK, ""};
    int length = snprintf(made.text, sizeof made.text,
        "%s, compute capability %d.%d, %d multiprocessors, %.0f GiB, driver for CUDA %d.%d", is.name, is.major, is.minor,
        is.multiProcessorCount, (double)is.totalGlobalMem / (1 << 30), driver / 1000, driver % 1000 / 10);
    error = cudaFuncGetAttributes(&code, (const void *)jacobi_step_f64);
    if (error != cudaSuccess) {
        made.status = ib_cuda_status_of(error);
        snprintf(made.text + length, sizeof made.text - (size_t)length, ": %s; the library was built for %s",
            cudaGetErrorString(error), IB_ARCHITECTURES);
    }
    return made;
}

const answer &answered() {
    static const answer made = ask();
    return made;
}
} // namespace

ib_status ib_cuda_status(void) { return answered().status; }

const char *ib_cuda_report(void) { return answered().text; }

cudaError_t ib_cuda_timeline::create() {
    cudaError_t error = cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking);
    error = error == cudaSuccess ? cudaEventCreate(&start) : error;
    return error == cudaSuccess ? cudaEventCreate(&end) : error;
}

ib_cuda_timeline::~ib_cuda_timeline() {
    if (start != nullptr) {
        cudaEventDestroy(start);
    }
    if (end != nullptr) {
        cudaEventDestroy(end);
    }
    if (stream != nullptr) {
        cudaStreamDestroy(stream);
    }
}

cudaError_t ib_cuda_timeline::finish(double *seconds) {
    float milliseconds = 0;
    cudaError_t error = cudaEventRecord(end, stream);
    error = error == cudaSuccess ? cudaEventSynchronize(end) : error;
    error = error == cudaSuccess ? cudaEventElapsedTime(&milliseconds, start, end) : error;
    *seconds += (double)milliseconds / 1000;
    return error;
}
