// One worker's connection to a web server (libcurl).
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "kernels/libraries/curl.h"

namespace lanebench::page_titles {

/// A page, or why there is none.
struct Fetched {
  std::string_view page;  ///< Valid until the connection fetches again.
  std::string error;      ///< Empty when the page is there.
};

/// Stays open between pages: a new one would cost a handshake, and a thread in the server. Used by one thread
/// at a time, in the process that made it.
class Connection {
 public:
  /// A page may have at most `most_bytes` and take at most `patience`.
  Connection(std::size_t most_bytes, std::chrono::milliseconds patience);

  Fetched fetch(const std::string& url);

 private:
  static std::size_t receive(const char* data, std::size_t one, std::size_t count, void* connection);
  std::string reason(CURLcode code) const;

  struct Cleanup {
    void operator()(CURL* curl) const { lanebench::curl().cleanup(curl); }
  };

  std::size_t most_bytes_;
  std::chrono::milliseconds patience_;
  std::unique_ptr<char[]> page_;
  std::size_t received_ = 0;
  bool too_long_ = false;
  std::array<char, CURL_ERROR_SIZE> detail_{};
  std::unique_ptr<CURL, Cleanup> curl_;
};

}  // namespace lanebench::page_titles
