// Fetching over HTTP with a time limit; every failure becomes words.
#include "kernels/workloads/page_titles/connection.h"

#include <fmt/format.h>

#include <cstring>

namespace lanebench::page_titles {

Connection::Connection(std::size_t most_bytes, std::chrono::milliseconds patience)
    : most_bytes_(most_bytes),
      patience_(patience),
      page_(std::make_unique<char[]>(most_bytes)),
      curl_(lanebench::curl().easy_init()) {
  if (curl_ == nullptr) return;
  const auto set = [this](CURLoption option, auto value) {
    lanebench::curl().setopt(curl_.get(), option, value);
  };
  set(CURLOPT_NOSIGNAL, 1L);  // Signals and threads do not mix.
  set(CURLOPT_PROXY, "");     // Whatever the environment names: the server is here.
  set(CURLOPT_TCP_NODELAY, 1L);
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(patience.count()));
  set(CURLOPT_BUFFERSIZE, 128L * 1024);  // Whole pages, not pieces of 16 KiB.
  set(CURLOPT_WRITEFUNCTION, &Connection::receive);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_ERRORBUFFER, detail_.data());
}

Fetched Connection::fetch(const std::string& url) {
  if (!curl_) return {{}, "libcurl has no memory for a connection"};
  received_ = 0;
  too_long_ = false;
  detail_[0] = '\0';
  lanebench::curl().setopt(curl_.get(), CURLOPT_URL, url.c_str());
  const CURLcode code = lanebench::curl().perform(curl_.get());
  if (code != CURLE_OK) return {{}, reason(code)};
  long status = 0;
  lanebench::curl().getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status != 200) return {{}, fmt::format("HTTP {}", status)};
  return {{page_.get(), received_}, {}};
}

std::size_t Connection::receive(const char* data, std::size_t one, std::size_t count, void* connection) {
  auto& self = *static_cast<Connection*>(connection);
  const std::size_t bytes = one * count;
  self.too_long_ = bytes > self.most_bytes_ - self.received_;
  if (self.too_long_) return 0;  // Ends the transfer.
  std::memcpy(self.page_.get() + self.received_, data, bytes);
  self.received_ += bytes;
  return bytes;
}

std::string Connection::reason(CURLcode code) const {
  const std::string_view detail = detail_[0] != '\0' ? detail_.data() : lanebench::curl().strerror(code);
  if (too_long_) return fmt::format("longer than {} bytes", most_bytes_);
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return fmt::format("timeout after {:.3g} s", std::chrono::duration<double>(patience_).count());
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
      return fmt::format("connection closed early ({})", detail);
    case CURLE_COULDNT_CONNECT:
      return fmt::format("no connection ({})", detail);
    default:
      return fmt::format("libcurl error {} ({})", static_cast<int>(code), detail);
  }
}

}  // namespace lanebench::page_titles
