// libcurl, loaded where it is used: with all that it needs itself it takes longer to load than the program.
#pragma once

#include <curl/curl.h>

#include <string>

namespace lanebench {

/// The functions of libcurl that are called here. All null where `unavailable` says why.
struct Curl {
  decltype(&curl_global_init) global_init = nullptr;
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&::curl_easy_setopt) setopt = nullptr;
  decltype(&curl_easy_perform) perform = nullptr;
  decltype(&::curl_easy_getinfo) getinfo = nullptr;
  decltype(&curl_easy_strerror) strerror = nullptr;
  decltype(&curl_easy_cleanup) cleanup = nullptr;
  std::string unavailable{};
};

/// Loads it at the first call, which must come before any thread exists.
const Curl& curl();

}  // namespace lanebench
