# Libraries that workloads are held against; none is required. A file kernels/workloads/WORKLOAD/yardsticks/LIBRARY.cc sees
# LANEBENCH_LIBRARY_FOUND, and is linked with the target yardstick_LIBRARY, where that target exists.
#
# OpenBLAS, cuBLAS and cuSPARSE are not here: kernels/libraries/ loads them when the program runs. CUB is headers only.
function(lanebench_yardstick library)
  foreach(target ${ARGN})
    if(NOT TARGET ${target})
      message(STATUS "yardstick ${library}: not found")
      return()
    endif()
  endforeach()
  add_library(yardstick_${library} INTERFACE)
  target_link_libraries(yardstick_${library} INTERFACE ${ARGN})
endfunction()

find_package(Eigen3 3.3 QUIET NO_MODULE)
find_package(simdjson QUIET)
find_package(TBB QUIET CONFIG)
pkg_check_modules(SLEEF QUIET IMPORTED_TARGET sleef)
pkg_check_modules(SWSCALE QUIET IMPORTED_TARGET "libswscale>=6" libavutil)

lanebench_yardstick(eigen Eigen3::Eigen)
lanebench_yardstick(simdjson simdjson::simdjson)
lanebench_yardstick(sleef PkgConfig::SLEEF)
lanebench_yardstick(std)
lanebench_yardstick(swscale PkgConfig::SWSCALE)
lanebench_yardstick(tbb TBB::tbb)
lanebench_yardstick(vqsort hwy::hwy_contrib)
