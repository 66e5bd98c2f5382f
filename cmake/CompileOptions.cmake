# Flags that every translation unit shares, and those that make a lane what it claims to be.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

option(LANEBENCH_WERROR "Treat warnings as errors" OFF)
set(LANEBENCH_SANITIZE "" CACHE STRING "Sanitizers to build with, e.g. address,undefined")

add_library(lanebench_options INTERFACE)
target_include_directories(lanebench_options INTERFACE ${PROJECT_SOURCE_DIR})
# -ffp-contract=off: the same source gives the same bits in every lane. The other two: without them GCC and clang
# refuse to vectorize loops that call sqrt or that might raise a floating-point exception. Never -ffast-math.
target_compile_options(lanebench_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-fno-math-errno -fno-trapping-math -ffp-contract=off -Wall -Wextra -Wshadow>
  $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<BOOL:${LANEBENCH_WERROR}>>:-Werror>
  # g++ 12 warns of overlapping and of overlong copies inside its own std::string (GCC bug 105651).
  $<$<AND:$<COMPILE_LANG_AND_ID:CXX,GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict -Wno-stringop-overflow>)
if(LANEBENCH_SANITIZE)
  target_compile_options(lanebench_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${LANEBENCH_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer>)
  target_link_options(lanebench_options INTERFACE -fsanitize=${LANEBENCH_SANITIZE})
endif()

# What most files of a target include is parsed once: headers of JSON and formatting cost seconds each.
function(lanebench_precompile target)
  foreach(header IN LISTS ARGN)
    target_precompile_headers(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:${header}>")
  endforeach()
endfunction()

# For files that read Highway's operations: on Arm, g++ 12 crashes where SVE's come behind a precompiled header.
function(lanebench_read_operations)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
    set_source_files_properties(${ARGN} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()

# For code that no clock watches. -O1 (or what debugging and sanitizers say): -O3 would only take longer to compile. And the
# files of a folder are compiled as one: what they share is parsed once, and its templates are made once, which halves the
# time. Who changes such files all day compiles them one by one with -D LANEBENCH_UNITY_BUILD=OFF.
option(LANEBENCH_UNITY_BUILD "Compile code that no clock watches folder by folder" ON)
function(lanebench_unmeasured target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(GET folder FILENAME folder)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP "${folder}")
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${LANEBENCH_UNITY_BUILD} UNITY_BUILD_MODE GROUP)
endfunction()

# Scalar lanes: one element per instruction, so that a gain from vectors is measured against none.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  set(LANEBENCH_SCALAR_FLAGS -fno-vectorize -fno-slp-vectorize)
else()
  set(LANEBENCH_SCALAR_FLAGS -fno-tree-vectorize -fno-tree-slp-vectorize)
endif()
