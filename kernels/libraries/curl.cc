// Loads libcurl with the core of its features: no encryption is needed here.
#include "kernels/libraries/curl.h"

#include "kernels/libraries/shared_library.h"

namespace lanebench {
namespace {

Curl load_curl() {
  SharedLibrary library(LANEBENCH_CURL);
  Curl found;
  library.find(found.global_init, "curl_global_init");
  library.find(found.easy_init, "curl_easy_init");
  library.find(found.setopt, "curl_easy_setopt");
  library.find(found.perform, "curl_easy_perform");
  library.find(found.getinfo, "curl_easy_getinfo");
  library.find(found.strerror, "curl_easy_strerror");
  library.find(found.cleanup, "curl_easy_cleanup");
  if (!library.error().empty()) return {.unavailable = library.error()};
  const CURLcode ready = found.global_init(CURL_GLOBAL_NOTHING);
  if (ready != CURLE_OK) return {.unavailable = found.strerror(ready)};
  return found;
}

}  // namespace

const Curl& curl() {
  static const Curl loaded = load_curl();
  return loaded;
}

}  // namespace lanebench
