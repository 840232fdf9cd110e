# SPDX-License-Identifier: MIT
# Rust and Go, which CMake does not compile by itself. Each becomes a static archive that is linked into the library whole:
# so the library has one name, its table of types and what it was made with, whatever its sources are written in.

# A crate of one source and the modules that it names, for one instruction set.
function(add_rust target set source options)
  string(MD5 key "${source} ${options}")
  string(SUBSTRING "${key}" 0 8 key)
  get_filename_component(name "${source}" NAME_WE)
  string(MAKE_C_IDENTIFIER "${name}" crate)
  set(folder "${CMAKE_BINARY_DIR}/rust/${key}-${set}") # of its own, as rustc's temporary files have the same names each time
  set(archive "${folder}/lib${crate}.a")
  set(flags -C opt-level=3)
  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(flags -g -C debug-assertions=yes)
  endif()
  if(NOT set STREQUAL "any")
    list(APPEND flags -C target-cpu=${set})
  endif()
  split_options(more "${options}")
  file(MAKE_DIRECTORY "${folder}")
  add_custom_command(OUTPUT "${archive}" DEPENDS "${source}" DEPFILE "${archive}.d" VERBATIM WORKING_DIRECTORY "${folder}"
    COMMAND "${CMAKE_COMMAND}" -E env --unset=MAKEFLAGS --unset=MFLAGS "${IB_COMPILER_Rust}" --edition 2021 --crate-type staticlib --crate-name ${crate} --error-format short
      ${flags} ${more} --remap-path-prefix "${IB_PROJECT_DIRECTORY}/=" --emit "link=${archive},dep-info=${archive}.dep" "${source}"
    COMMAND "${CMAKE_COMMAND}" -P "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/first_rule.cmake" "${archive}.dep" "${archive}.d")
  add_archive(${target} ${set} Rust "${archive}")
endfunction()

# A crate with dependencies. Cargo knows by itself what is out of date, and is asked each time.
function(add_cargo target manifest)
  string(MD5 key "${manifest}")
  set(folder "${CMAKE_BINARY_DIR}/cargo/${key}")
  set(archive "${folder}/kernels.a")
  set(profile release)
  set(options --release)
  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    set(profile debug)
    set(options)
  endif()
  add_custom_target(cargo_${key} BYPRODUCTS "${archive}" VERBATIM
    COMMAND "${CMAKE_COMMAND}" -E env --unset=MAKEFLAGS --unset=MFLAGS "CARGO_ENCODED_RUSTFLAGS=--remap-path-prefix=${IB_PROJECT_DIRECTORY}/=" "${IB_COMPILER_Cargo}" build
      ${options} --quiet --manifest-path "${manifest}" --target-dir "${folder}" --message-format short
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}/${profile}" "-DARCHIVE=${archive}" "-DMANIFEST=${manifest}"
      -P "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/take_archive.cmake")
  add_archive(${target} any Cargo "${archive}")
  set_property(GLOBAL APPEND PROPERTY IB_NEEDS_OF_${target} cargo_${key})
endfunction()

# The Go sources of a library are one package: a program has one Go runtime for each archive, and names it always the same.
function(add_go target)
  get_property(sources GLOBAL PROPERTY IB_GO_OF_${target})
  if(NOT sources)
    return()
  endif()
  list(GET sources 0 first)
  get_filename_component(folder "${first}" DIRECTORY)
  foreach(source IN LISTS sources)
    get_filename_component(other "${source}" DIRECTORY)
    if(NOT other STREQUAL folder)
      message(FATAL_ERROR "${source} and ${first} are in two folders. The Go sources of a library are one package, in one \
folder. Give the items of one folder another Library.")
    endif()
  endforeach()
  set(archive "${CMAKE_BINARY_DIR}/go/${target}/kernels.a")
  file(GLOB module "${folder}/go.mod" "${folder}/go.sum")
  # For the C parts of cgo: the header that the sources include, the contracts, and this build's compiler.
  add_custom_command(OUTPUT "${archive}" "${IB_FOLDER}/prototypes/${target}.go.h" DEPENDS ${sources} ${module} VERBATIM WORKING_DIRECTORY "${folder}"
    COMMAND "${CMAKE_COMMAND}" -E env CGO_ENABLED=1 "CC=${CMAKE_C_COMPILER}"
      "CGO_CFLAGS=-O2 -g -ffp-contract=off '-I${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../include'"
      "${IB_COMPILER_Go}" build -buildmode=c-archive -trimpath -o "${archive}" ${sources}
    COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_BINARY_DIR}/go/${target}/kernels.h" "${IB_FOLDER}/prototypes/${target}.go.h")
  add_archive(${target} any Go "${archive}")
endfunction()

function(add_archive target set language archive)
  string(MD5 key "${archive}")
  add_custom_target(archive_${key} DEPENDS "${archive}")
  set_property(GLOBAL APPEND PROPERTY IB_ARCHIVES_OF_${target}_${set} "${archive}")
  set_property(GLOBAL APPEND PROPERTY IB_NEEDS_OF_${target} archive_${key})
  set_property(GLOBAL APPEND PROPERTY IB_LANGUAGES_OF_${target} ${language})
endfunction()

# Links a library's archives whole, as nothing refers to their functions. Of Rust's standard library only what is used stays:
# its own names become local, and the linker drops what nobody calls. A library with Go in it is never unloaded, as its
# threads go on.
function(link_archives library target set)
  get_property(archives GLOBAL PROPERTY IB_ARCHIVES_OF_${target}_${set})
  get_property(common GLOBAL PROPERTY IB_ARCHIVES_OF_${target}_any)
  get_property(languages GLOBAL PROPERTY IB_LANGUAGES_OF_${target})
  get_property(needs GLOBAL PROPERTY IB_NEEDS_OF_${target})
  if(NOT set STREQUAL "any")
    list(APPEND archives ${common})
  endif()
  if(NOT archives)
    return()
  endif()
  add_dependencies(${library} ${needs})
  set_property(TARGET ${library} APPEND PROPERTY LINK_DEPENDS ${archives})
  foreach(archive IN LISTS archives)
    if(APPLE)
      target_link_options(${library} PRIVATE "LINKER:-force_load,${archive}")
    else()
      target_link_options(${library} PRIVATE "LINKER:--whole-archive,${archive},--no-whole-archive")
    endif()
  endforeach()
  if(languages MATCHES "Rust|Cargo" AND NOT APPLE)
    target_link_options(${library} PRIVATE "LINKER:--version-script,${CMAKE_CURRENT_FUNCTION_LIST_DIR}/rust.map" LINKER:--gc-sections)
  endif()
  if("Go" IN_LIST languages AND NOT APPLE)
    target_sources(${library} PRIVATE "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/go_threads.c")
    target_link_options(${library} PRIVATE LINKER:-z,nodelete LINKER:--wrap=sigaction,--wrap=crosscall2 -pthread)
  elseif("Go" IN_LIST languages)
    target_link_options(${library} PRIVATE -framework CoreFoundation -framework Security)
  endif()
  if(UNIX AND NOT APPLE)
    target_link_libraries(${library} PRIVATE pthread dl)
  endif()
endfunction()
