# SPDX-License-Identifier: MIT
# What of others the linker puts into a library that is shipped, as SPDX 2.2: parts/LIBRARY.spdx.json in the build tree. The bill
# of materials of a package refers to it (.build/sbom.sh), and THIRD-PARTY-NOTICES.txt beside this file has the licences.
set(IB_GCC_LICENSE "GPL-3.0-or-later WITH GCC-exception-3.1")

# ib_parts(LIBRARY NAME VERSION LICENSE [NAME VERSION LICENSE]...)
function(ib_parts library)
  set(part "\"downloadLocation\": \"NOASSERTION\", \"filesAnalyzed\": false, \"copyrightText\": \"NOASSERTION\", \
\"licenseConcluded\": \"NOASSERTION\"")
  set(packages "{ \"SPDXID\": \"SPDXRef-Library\", \"name\": \"${library}\", \"licenseDeclared\": \"MIT\", ${part} }")
  set(relationships "{ \"spdxElementId\": \"SPDXRef-DOCUMENT\", \"relationshipType\": \"DESCRIBES\", \
\"relatedSpdxElement\": \"SPDXRef-Library\" }")
  set(rest ${ARGN})
  while(rest)
    list(POP_FRONT rest name version license)
    string(REGEX REPLACE "[^A-Za-z0-9]+" "-" id "SPDXRef-${name}")
    string(APPEND packages ",\n    { \"SPDXID\": \"${id}\", \"name\": \"${name}\", \"versionInfo\": \"${version}\", \
\"licenseDeclared\": \"${license}\", ${part} }")
    string(APPEND relationships ",\n    { \"spdxElementId\": \"SPDXRef-Library\", \"relationshipType\": \"STATIC_LINK\", \
\"relatedSpdxElement\": \"${id}\" }")
  endwhile()
  set(extracted)
  if(packages MATCHES "LicenseRef-NVIDIA-CUDA")
    set(extracted "\"hasExtractedLicensingInfos\": [ { \"licenseId\": \"LicenseRef-NVIDIA-CUDA\", \"extractedText\": \
\"End User License Agreement of the NVIDIA CUDA Toolkit: https://docs.nvidia.com/cuda/eula/\" } ],\n  ")
  endif()
  string(TOLOWER "${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" system)
  string(SHA256 hash "${packages}")
  string(TIMESTAMP now "%Y-%m-%dT%H:%M:%SZ" UTC) # or SOURCE_DATE_EPOCH
  file(WRITE "${CMAKE_BINARY_DIR}/parts/${library}.spdx.json" "{
  \"spdxVersion\": \"SPDX-2.2\", \"dataLicense\": \"CC0-1.0\", \"SPDXID\": \"SPDXRef-DOCUMENT\",
  \"name\": \"${library} for ${system}\",
  \"documentNamespace\": \"https://spdx.org/spdxdocs/${library}-${system}-${hash}\",
  \"creationInfo\": { \"created\": \"${now}\", \"creators\": [ \"Organization: InteropBridge contributors\", \"Tool: CMake-${CMAKE_VERSION}\" ] },
  \"documentDescribes\": [ \"SPDXRef-Library\" ],
  ${extracted}\"packages\": [
    ${packages}
  ],
  \"relationships\": [
    ${relationships}
  ]
}\n")
endfunction()

# What every library of mingw-w64 has in it: code that runs at the start, and functions that Windows has not.
function(ib_mingw_parts result)
  file(WRITE "${CMAKE_BINARY_DIR}/empty.c" "")
  execute_process(COMMAND "${CMAKE_C_COMPILER}" -dM -E -include _mingw.h "${CMAKE_BINARY_DIR}/empty.c" OUTPUT_VARIABLE macros)
  set(version unknown)
  if(macros MATCHES "#define __MINGW64_VERSION_MAJOR ([0-9]+)")
    set(version "${CMAKE_MATCH_1}")
    if(macros MATCHES "#define __MINGW64_VERSION_MINOR ([0-9]+)")
      string(APPEND version ".${CMAKE_MATCH_1}")
    endif()
  endif()
  set(IB_MINGW_VERSION "${version}" PARENT_SCOPE)
  set(${result} "mingw-w64 runtime" "${version}" ZPL-2.1 libgcc "${CMAKE_C_COMPILER_VERSION}" "${IB_GCC_LICENSE}" PARENT_SCOPE)
endfunction()
