# Libraries: the system's packages first, a pinned release from source where there is none.
include(FetchContent)
set(FETCHCONTENT_QUIET OFF)

# fetch(NAME REPOSITORY TAG): declares a pinned release and adds it to the build.
macro(lanebench_fetch name repository tag)
  message(STATUS "${name} not found on this system: fetching ${tag}")
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW TRUE)
  FetchContent_MakeAvailable(${name})
endmacro()

find_package(OpenMP REQUIRED COMPONENTS CXX)
find_package(Threads REQUIRED)

find_package(hwy 1.0.3 CONFIG QUIET)
if(NOT hwy_FOUND)
  set(HWY_ENABLE_TESTS OFF CACHE BOOL "" FORCE)
  set(HWY_ENABLE_EXAMPLES OFF CACHE BOOL "" FORCE)
  lanebench_fetch(hwy https://github.com/google/highway 1.0.7)
  add_library(hwy::hwy ALIAS hwy)
endif()

find_package(benchmark 1.7 CONFIG QUIET)
if(NOT benchmark_FOUND)
  set(BENCHMARK_ENABLE_TESTING OFF CACHE BOOL "" FORCE)
  lanebench_fetch(benchmark https://github.com/google/benchmark v1.8.3)
endif()

find_package(fmt 9 CONFIG QUIET)
if(NOT fmt_FOUND)
  lanebench_fetch(fmt https://github.com/fmtlib/fmt 9.1.0)
endif()

find_package(nlohmann_json 3.10 CONFIG QUIET)
if(NOT nlohmann_json_FOUND)
  lanebench_fetch(nlohmann_json https://github.com/nlohmann/json v3.11.2)
endif()

find_package(CLI11 2.1 CONFIG QUIET)
if(NOT CLI11_FOUND)
  lanebench_fetch(CLI11 https://github.com/CLIUtils/CLI11 v2.3.2)
endif()

find_package(Boost 1.74 QUIET)
if(NOT Boost_FOUND)
  message(FATAL_ERROR "Boost headers (Boost.Math) not found. Install libboost-dev, or run ./lanebench, which does.")
endif()

find_package(PkgConfig REQUIRED)
pkg_check_modules(HWLOC IMPORTED_TARGET hwloc)
if(NOT HWLOC_FOUND)
  message(FATAL_ERROR "hwloc not found. Install libhwloc-dev, or run ./lanebench, which does.")
endif()

# CUDA where nvcc is found. Its default architectures must be ones that this nvcc still knows.
option(LANEBENCH_WITH_CUDA "Build the CUDA variants where nvcc is found" ON)
set(LANEBENCH_CUDA OFF)
if(LANEBENCH_WITH_CUDA)
  include(CheckLanguage)
  if(NOT DEFINED CMAKE_CUDA_ARCHITECTURES)
    set(CMAKE_CUDA_ARCHITECTURES 75-virtual 80 90)
  endif()
  list(APPEND CMAKE_PROGRAM_PATH /usr/local/cuda/bin)
  check_language(CUDA)
  if(CMAKE_CUDA_COMPILER)
    enable_language(CUDA)
    if(CMAKE_CUDA_COMPILER_VERSION VERSION_GREATER_EQUAL 12)
      set(LANEBENCH_CUDA ON)
      # CMake 3.25 does not know that nvcc 12 and newer have C++20.
      set(CMAKE_CUDA20_STANDARD_COMPILE_OPTION -std=c++20)
      set(CMAKE_CUDA_STANDARD 20)
    endif()
  endif()
endif()
