# SPDX-License-Identifier: MIT
# A step of device.sh, which sets the variables and the time limit:  sh steps.sh STEP [ARGUMENTS...]
# Exit code 3 or 77: it could not run, and its last line says why.

found() { # PROGRAM: where the driver, a toolkit or a Python environment has it
  for folder in $(printf %s "$PATH" | tr : ' ') "${CUDA_PATH:-}/bin" "${CUDA_HOME:-}/bin" /usr/local/cuda/bin \
    "${CUDA_PATH:-/usr/local/cuda}/compute-sanitizer" /usr/local/nvidia/bin; do
    [ ! -x "$folder/$1" ] || { echo "$folder/$1"; return 0; }
  done
  return 1
}

absent() { echo "$*"; return 3; }

card() {
  smi=$(found nvidia-smi) || { absent "nvidia-smi was not found: is NVIDIA's driver installed?"; return; }
  "$smi" --query-gpu=name,driver_version,compute_cap,clocks.max.sm,clocks.max.mem,power.limit,mig.mode.current --format=csv \
    && "$smi" --query-gpu=name --format=csv,noheader
}

harness() { "$here/InteropBridge.Harness" "$@"; }

device() { # TYPE [MODE...]: the kernels' device tests
  type=$1; shift
  "$here/tests/test_cuda_device_$type" "$@" && touch "$temporary/gpu"
}

gap() { # NAME OPTIONS...: keeps the JSON, which `interopbridge report` makes the other forms of
  name=$1; shift
  harness gap --input-seed 7 --time-limit 15 --output "$temporary/$name" "$@"; code=$?
  [ ! -e "$temporary/$name/latest.json" ] || cp "$temporary/$name/latest.json" "$out/$name.json"
  return $code
}

# The kernels compiled by the machine's own nvcc for its own card: checked, and timed beside those of the archive.
built_here() {
  nvcc=$(found nvcc) || { absent "nvcc was not found (pip install nvidia-cuda-nvcc, or the CUDA toolkit)"; return; }
  smi=$(found nvidia-smi) || { absent "nvidia-smi was not found, which says what to compile for"; return; }
  command -v g++ >/dev/null || { absent "nvcc needs a C++ compiler (g++), which was not found"; return; }
  card=$("$smi" --query-gpu=compute_cap --format=csv,noheader | head -n 1 | tr -d .) || return
  "$nvcc" --version | tail -n 2
  mkdir -p "$temporary/built"
  "$nvcc" -shared -O3 -std=c++17 -DNDEBUG -fmad=false "-arch=sm_$card" -Xcompiler=-fPIC,-fvisibility=hidden -DIB_BUILDING \
    "-DIB_BUILD_INFO=\"nvcc here, -fmad=false, $card\"" "-DIB_ARCHITECTURES=\"$card\"" -Xptxas=--suppress-stack-size-warning \
    -I "$here/source/cuda" -I "$here/source/native" "$here"/source/cuda/*.cu -o "$temporary/built/libinteropbridge_cuda.so" \
    || return
  for where in "$natives" "$temporary/built"; do
    echo "-- $where"
    LD_LIBRARY_PATH="$where:$LD_LIBRARY_PATH" device f64 time && LD_LIBRARY_PATH="$where:$LD_LIBRARY_PATH" device f32 time || return
  done
  LD_LIBRARY_PATH="$temporary/built:$LD_LIBRARY_PATH" device f64
}

peers() {
  command -v python3 >/dev/null || { absent "python3 was not found"; return; }
  python3 "$here/peers.py" "$here/tests" "$out/peers.json"
}

sanitizer() { # TOOL
  sanitizer=$(found compute-sanitizer) || { absent "compute-sanitizer was not found: it is part of the CUDA toolkit"; return; }
  "$sanitizer" "$(command -v true)" >/dev/null 2>&1 || { absent "$sanitizer does not work here: parts of it are missing"; return; }
  for type in f64 f32; do
    "$sanitizer" --tool "$1" --error-exitcode 9 "$here/tests/test_cuda_device_$type" small || return
  done
}

"$@"
