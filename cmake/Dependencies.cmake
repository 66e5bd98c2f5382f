# Libraries: the system's packages first, a pinned release from source where there is none.
include(FetchContent)
set(FETCHCONTENT_QUIET OFF)

# fetch(NAME REPOSITORY TAG): declares a pinned release and adds it to the build.
macro(lanebench_fetch name repository tag)
  message(STATUS "${name} not found on this system: fetching ${tag}")
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW TRUE)
  FetchContent_MakeAvailable(${name})
endmacro()

# What the reports need, which is all that their fuzzers need.
find_package(fmt 9 CONFIG QUIET)
if(NOT fmt_FOUND)
  lanebench_fetch(fmt https://github.com/fmtlib/fmt 9.1.0)
endif()

find_package(nlohmann_json 3.10 CONFIG QUIET)
if(NOT nlohmann_json_FOUND)
  lanebench_fetch(nlohmann_json https://github.com/nlohmann/json v3.11.2)
endif()

find_package(Boost 1.74 QUIET)
if(NOT Boost_FOUND)
  message(FATAL_ERROR "Boost headers (Boost.Math) not found. Install libboost-dev, or run ./lanebench, which does.")
endif()

if(LANEBENCH_FUZZ)
  return()
endif()

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

find_package(CLI11 2.1 CONFIG QUIET)
if(NOT CLI11_FOUND)
  lanebench_fetch(CLI11 https://github.com/CLIUtils/CLI11 v2.3.2)
endif()

find_package(PkgConfig REQUIRED)
pkg_check_modules(HWLOC IMPORTED_TARGET hwloc)
if(NOT HWLOC_FOUND)
  # That of a conda environment or of Homebrew looks into its own folders only.
  if(NOT PKG_CONFIG_EXECUTABLE STREQUAL "/usr/bin/pkg-config" AND EXISTS /usr/bin/pkg-config)
    message(FATAL_ERROR "${PKG_CONFIG_EXECUTABLE} finds no hwloc. Run ./lanebench, which uses the system's, or configure "
      "with -D PKG_CONFIG_EXECUTABLE=/usr/bin/pkg-config.")
  endif()
  message(FATAL_ERROR "hwloc not found. Install libhwloc-dev, or run ./lanebench, which does.")
endif()

find_package(CURL 7.74 QUIET)
if(NOT CURL_FOUND)
  set(BUILD_CURL_EXE OFF CACHE BOOL "" FORCE)
  set(HTTP_ONLY ON CACHE BOOL "" FORCE)
  set(CURL_ENABLE_SSL OFF CACHE BOOL "" FORCE)
  lanebench_fetch(curl https://github.com/curl/curl curl-8_5_0)
endif()
# Loaded by the program when a workload needs it (kernels/libraries/curl.h): the headers, and which library.
add_library(lanebench_curl INTERFACE)
if(CURL_FOUND)
  target_include_directories(lanebench_curl SYSTEM INTERFACE ${CURL_INCLUDE_DIRS})
  # The name that the loader knows: libcurl.so.4, or that of a build with another library for encryption.
  get_filename_component(curl_name "${CURL_LIBRARIES}" REALPATH)
  get_filename_component(curl_name "${curl_name}" NAME)
  string(REGEX MATCH ".*\\.so\\.[0-9]+" curl_name "${curl_name}")
  if(NOT curl_name)
    set(curl_name libcurl.so.4)  # What was found is a static library.
  endif()
  target_compile_definitions(lanebench_curl INTERFACE "LANEBENCH_CURL=\"${curl_name}\"")
else()
  target_include_directories(lanebench_curl SYSTEM INTERFACE ${curl_SOURCE_DIR}/include)
  add_dependencies(lanebench_curl CURL::libcurl)
  target_compile_definitions(lanebench_curl INTERFACE "LANEBENCH_CURL=\"$<TARGET_FILE:CURL::libcurl>\"")
endif()

# Debian's cpp-httplib is a library with a pkg-config file, its own release a header with a CMake package.
add_library(lanebench_httplib INTERFACE)
pkg_check_modules(HTTPLIB IMPORTED_TARGET cpp-httplib>=0.11)
if(HTTPLIB_FOUND)
  target_link_libraries(lanebench_httplib INTERFACE PkgConfig::HTTPLIB)
else()
  set(HTTPLIB_USE_OPENSSL_IF_AVAILABLE OFF CACHE BOOL "" FORCE)
  set(HTTPLIB_USE_ZLIB_IF_AVAILABLE OFF CACHE BOOL "" FORCE)
  set(HTTPLIB_USE_BROTLI_IF_AVAILABLE OFF CACHE BOOL "" FORCE)
  lanebench_fetch(httplib https://github.com/yhirose/cpp-httplib v0.14.3)
  target_link_libraries(lanebench_httplib INTERFACE httplib::httplib)
endif()
target_link_libraries(lanebench_httplib INTERFACE Threads::Threads)

include(cmake/Cuda.cmake)
