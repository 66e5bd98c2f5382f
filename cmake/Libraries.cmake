# Libraries that workloads are held against; none is required. A file kernels/workloads/WORKLOAD/libraries/LIBRARY.cc sees
# LANEBENCH_LIBRARY_FOUND, and is linked with the target library_LIBRARY, where that target exists.
#
# OpenBLAS, cuBLAS and cuSPARSE are not here: kernels/libraries/ loads them when the program runs. CUB is headers only.
function(lanebench_library library)
  foreach(target ${ARGN})
    if(NOT TARGET ${target})
      message(STATUS "library ${library}: not found")
      return()
    endif()
  endforeach()
  add_library(library_${library} INTERFACE)
  target_link_libraries(library_${library} INTERFACE ${ARGN})
endfunction()

find_package(Eigen3 3.3 QUIET NO_MODULE)
find_package(simdjson QUIET)
find_package(TBB QUIET CONFIG)
pkg_check_modules(SLEEF QUIET IMPORTED_TARGET sleef)
pkg_check_modules(SWSCALE QUIET IMPORTED_TARGET "libswscale>=6" libavutil)

lanebench_library(eigen Eigen3::Eigen)
lanebench_library(simdjson simdjson::simdjson)
lanebench_library(sleef PkgConfig::SLEEF)
lanebench_library(std)
lanebench_library(swscale PkgConfig::SWSCALE)
lanebench_library(tbb TBB::tbb)
lanebench_library(vqsort hwy::hwy_contrib)
