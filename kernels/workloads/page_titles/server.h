// A web server on the loopback interface, in a process of its own.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <span>
#include <string>

namespace lanebench::page_titles {

struct ServerOptions {
  std::size_t pages = 0;
  std::size_t page_bytes = 0;
  std::chrono::milliseconds latency{};  ///< How long each answer waits, as for a far server.
  std::span<char> memory;               ///< Room for all pages; only the server's process writes to it.
};

/// Serves page i as /i from construction to destruction. The process also ends when its parent ends in any
/// way, so no port stays open.
class Server {
 public:
  /// Forks; returns when the port answers. Throws Unavailable when there is no process or port to be had.
  explicit Server(const ServerOptions& options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Where the pages are: http://127.0.0.1:PORT/ with a port that the system chose.
  std::string url() const;

 private:
  pid_t pid_ = -1;
  int port_ = 0;
};

}  // namespace lanebench::page_titles
