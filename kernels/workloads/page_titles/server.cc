// The web server: cpp-httplib with a thread for each connection.
#include "kernels/workloads/page_titles/server.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <httplib.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <limits>
#include <thread>
#include <utility>

#include "kernels/contract/workload.h"
#include "kernels/workloads/page_titles/pages.h"

namespace lanebench::page_titles {
namespace {

/// A connection keeps its thread as long as it lives. cpp-httplib's pool of fixed size would leave the
/// workers beyond that size waiting for ever.
class ThreadPerConnection final : public httplib::TaskQueue {
  // Newer releases ask whether the job was taken; older ones return nothing.
  using Taken = decltype(std::declval<httplib::TaskQueue&>().enqueue({}));

 public:
  Taken enqueue(std::function<void()> job) override {
    std::thread(std::move(job)).detach();
    return Taken(true);
  }
  void shutdown() override {}
};

void answer(const ServerOptions& options, const httplib::Request& request, httplib::Response& response) {
  const std::string path = request.matches[1];
  std::size_t index = 0;
  const auto parsed = std::from_chars(path.data(), path.data() + path.size(), index);
  if (parsed.ec != std::errc{} || index >= options.pages) {
    response.status = 404;
    return;
  }
  std::this_thread::sleep_for(options.latency);
  // A provider of known length: sent as it lies, neither copied nor compressed, whatever the client accepts.
  const char* page = options.memory.data() + index * options.page_bytes;
  response.set_content_provider(options.page_bytes, "text/html; charset=utf-8",
                                [page](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                  return sink.write(page + offset, length);
                                });
}

/// The life of the server's process. Writes the port to `report`, or a negative errno.
[[noreturn]] void serve(const ServerOptions& options, int report, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);  // The parent died before the line above.
  signal(SIGINT, SIG_IGN);            // Ctrl-C is for the coordinator, which ends us through the parent.

  for (std::size_t i = 0; i < options.pages; ++i) {
    write_page(i, options.memory.subspan(i * options.page_bytes, options.page_bytes));
  }
  httplib::Server server;
  int listening = -1;
  server.set_socket_options([&](auto descriptor) { listening = descriptor; });
  server.new_task_queue = [] { return new ThreadPerConnection; };
  // Without it the last segment of a page may wait 40 ms for the acknowledgement of the one before.
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(std::numeric_limits<std::size_t>::max());
  server.set_keep_alive_timeout(std::numeric_limits<int>::max());
  server.Get(R"(/(\d+))", [&](const httplib::Request& request, httplib::Response& response) {
    answer(options, request, response);
  });
  errno = 0;
  int port = server.bind_to_any_port("127.0.0.1");
  if (port <= 0) port = errno > 0 ? -errno : -EADDRNOTAVAIL;
  // The library's queue of 5 is short when a whole team connects at once: whoever finds it full tries again
  // after a second.
  if (port > 0 && listen(listening, 1024) != 0) port = -errno;
  if (write(report, &port, sizeof port) != sizeof port || port < 0) _exit(1);
  close(report);
  server.listen_after_bind();
  _exit(1);
}

[[noreturn]] void refuse(int error) {
  throw Unavailable(fmt::format("cannot start the page server: {}", std::strerror(error)));
}

}  // namespace

Server::Server(const ServerOptions& options) {
  std::array<int, 2> report{};
  if (pipe2(report.data(), O_CLOEXEC) != 0) refuse(errno);
  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ == 0) {
    close(report[0]);
    serve(options, report[1], parent);
  }
  const int fork_error = errno;
  close(report[1]);
  // Ten seconds, and more where many pages must be made first (some 500 MB/s).
  const double seconds = 10 + static_cast<double>(options.memory.size()) * 20e-9;
  pollfd waiting{report[0], POLLIN, 0};
  const bool heard = pid_ > 0 && poll(&waiting, 1, static_cast<int>(seconds * 1e3)) > 0 &&
                     read(report[0], &port_, sizeof port_) == sizeof port_;
  close(report[0]);
  if (pid_ < 0) refuse(fork_error);
  if (heard && port_ > 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  if (heard) refuse(-port_);
  throw Unavailable(fmt::format("the page server did not start within {:.3g} s", seconds));
}

Server::~Server() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

std::string Server::url() const {
  return fmt::format("http://127.0.0.1:{}/", port_);
}

}  // namespace lanebench::page_titles
