// Loads with dlopen, and keeps its words when it fails.
#include "kernels/libraries/shared_library.h"

#include <dlfcn.h>

namespace lanebench {

SharedLibrary::SharedLibrary(const std::string& name)
    : handle_(dlopen(name.c_str(), RTLD_LAZY | RTLD_LOCAL)) {
  if (handle_ == nullptr) error_ = dlerror();
}

void* SharedLibrary::find_address(const char* name) {
  if (handle_ == nullptr) return nullptr;
  void* address = dlsym(handle_, name);
  if (address == nullptr) error_ = dlerror();
  return address;
}

}  // namespace lanebench
