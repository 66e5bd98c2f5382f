// A web server for tests that answers exactly what it is told, right or wrong.
#pragma once

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace lanebench {

/// A proper answer.
inline std::string http_ok(std::string_view body) {
  return fmt::format("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{}", body.size(),
                     body);
}

/// An address on the loopback interface; port 0 lets the system choose.
inline sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

/// Whether anyone accepts connections at "http://127.0.0.1:PORT/".
inline bool answers(const std::string& url) {
  const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(std::atoi(url.c_str() + url.rfind(':') + 1));
  const bool accepted = connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(connection);
  return accepted;
}

/// Sends the bytes of `reply(i)` to whoever asks for /i and closes the connection; where they are empty it
/// stays open, and silent.
class PageServer {
 public:
  explicit PageServer(std::function<std::string(std::size_t)> reply)
      : reply_(std::move(reply)), listening_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    if (bind(listening_, reinterpret_cast<sockaddr*>(&address), length) != 0 || listen(listening_, 64) != 0 ||
        getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
      std::abort();
    }
    url_ = fmt::format("http://127.0.0.1:{}/", ntohs(address.sin_port));
    thread_ = std::jthread([this] { serve(); });
  }
  ~PageServer() {
    shutdown(listening_, SHUT_RDWR);  // Ends the accept.
    thread_.join();
    close(listening_);
    for (const int connection : silent_) close(connection);
  }
  PageServer(const PageServer&) = delete;
  PageServer& operator=(const PageServer&) = delete;

  const std::string& url() const { return url_; }

 private:
  void serve() {
    for (int connection = accept(listening_, nullptr, nullptr); connection >= 0;
         connection = accept(listening_, nullptr, nullptr)) {
      std::string request;
      for (char byte = 0; !request.ends_with("\r\n\r\n") && read(connection, &byte, 1) == 1;) request += byte;
      const std::string bytes = request.empty() ? "" : reply_(std::strtoul(request.c_str() + 5, nullptr, 10));
      send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (bytes.empty()) {
        silent_.push_back(connection);
      } else {
        close(connection);
      }
    }
  }

  std::function<std::string(std::size_t)> reply_;
  int listening_;
  std::string url_;
  std::vector<int> silent_;
  std::jthread thread_;
};

}  // namespace lanebench
