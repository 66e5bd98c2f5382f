// Page titles: the generated pages, every lane on pages made to mislead it, servers that misbehave, and that
// no server outlives its problem.
#include "kernels/workloads/page_titles/page_titles.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernels/workloads/page_titles/pages.h"
#include "tests/kernels/page_server.h"
#include "tests/kernels/team_runner.h"

namespace lanebench::page_titles {
namespace {

using Bodies = std::vector<std::string>;

std::unique_ptr<Problem> make(std::initializer_list<std::pair<std::string, std::string>> values) {
  Parameters parameters(workload().parameters);
  parameters.set("latency_ms", "0");
  for (const auto& [name, value] : values) parameters.set(name, value);
  return workload().make(parameters);
}

PageTitles& pages_of(const ReadyProblem& ready) {
  return static_cast<PageTitles&>(*ready.problem);
}

std::string page(std::size_t index, std::size_t bytes) {
  std::string text(bytes, '\0');
  write_page(index, text);
  return text;
}

/// What the first lane says about three pages of 4096 bytes when a page's answer is `reply(index)`.
Verdict verdict_on(const std::function<std::string(std::size_t)>& reply, std::size_t team_size = 1) {
  ReadyProblem ready(make({{"pages", "3"}, {"page_bytes", "4096"}}));
  const PageServer server(reply);
  pages_of(ready).url = server.url();
  ready.problem->poison();
  run_team(workload().variants.front().kernel, *ready.problem, team_size);
  return ready.problem->check();
}

/// Serves the bodies and expects every lane to find these titles, in order; none where there is nullopt.
void expect_titles(const Bodies& bodies, const std::vector<std::optional<std::string>>& titles) {
  ReadyProblem ready(make({{"pages", "1"}, {"page_bytes", "4096"}}));
  PageTitles& p = pages_of(ready);
  std::size_t current = 0;
  const PageServer server([&](std::size_t) { return http_ok(bodies[current]); });
  p.url = server.url();
  const Workload w = workload();
  for (const Variant& variant : w.variants) {
    if (!variant.kernel) continue;
    for (current = 0; current < bodies.size(); ++current) {
      SCOPED_TRACE(fmt::format("{}@{} in '{}'", variant.lanes, variant.isa, bodies[current]));
      p.poison();
      run_team(variant.kernel, p, 1);
      const Outcome& outcome = p.outcomes[0];
      if (titles[current]) {
        ASSERT_EQ(outcome.state, Outcome::kTitle);
        ASSERT_EQ(outcome.words(), *titles[current]);
      } else {
        ASSERT_EQ(outcome.state, Outcome::kFailed);
        ASSERT_EQ(p.check().reason, "page 0: no title in its bytes");
      }
    }
  }
}

/// Whether the process runs; one that waits to be reaped does not.
bool runs(pid_t pid) {
  std::ifstream stat(fmt::format("/proc/{}/stat", pid));
  std::string text;
  return std::getline(stat, text) && text.substr(text.rfind(')')).find(") Z") != 0;
}

/// The processes whose parent is `parent`.
std::vector<pid_t> children_of(pid_t parent) {
  std::ifstream list(fmt::format("/proc/{}/task/{}/children", parent, parent));
  std::vector<pid_t> children;
  for (pid_t pid = 0; list >> pid;) children.push_back(pid);
  return children;
}

template <typename Condition>
bool soon(Condition condition) {
  for (int i = 0; i < 500 && !condition(); ++i) usleep(10'000);
  return condition();
}

/// Where the first of `name` followed by white space or > stands in text of lower case.
std::size_t first_tag(const std::string& text, const std::string& name, std::size_t from) {
  std::size_t first = text.npos;
  for (const char end : {'>', ' ', '\n', '\t'}) first = std::min(first, text.find(name + end, from));
  return first;
}

TEST(Pages, HoldTheirTitleAndItComesFirst) {
  std::vector<int> quarters(4);
  for (const std::size_t bytes : {kSmallestPage, std::size_t{257}, std::size_t{1000}, std::size_t{9000}}) {
    for (std::size_t index = 0; index < 40; ++index) {
      const std::string text = page(index, bytes);
      ASSERT_EQ(text.find('\0'), text.npos);
      std::string lower = text;
      for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      const std::size_t start = first_tag(lower, "<title", 0);
      const std::size_t open = lower.find('>', start) + 1;
      const std::size_t end = first_tag(lower, "</title", open);
      ASSERT_LT(end, bytes) << text;
      EXPECT_EQ(text.substr(open, end - open), title_of(index)) << text;
      if (bytes == 9000) ++quarters[start * 4 / bytes];
    }
  }
  EXPECT_GE(std::ranges::min(quarters), 4);
}

TEST(Pages, AreFullOfNearMisses) {
  const std::string text = page(3, 65536);
  std::size_t starts = 0;
  for (std::size_t at = text.find("<t"); at != text.npos; at = text.find("<t", at + 1)) ++starts;
  EXPECT_GT(starts, 200U);
  for (const char* near : {"<titlebar>", "<TITLES>", "<template>", "<title-case", "&lt;title&gt;",
                           "<title>Not the first</title>"}) {
    EXPECT_NE(text.find(near), text.npos) << near;
  }
}

TEST(PageTitles, IsRightForEverySizeAndCount) {
  const Workload w = workload();
  for (const char* bytes : {"256", "257", "1023", "65536", "200000"}) {
    for (const char* count : {"0", "1", "2", "17"}) {
      ReadyProblem ready(make({{"pages", count}, {"page_bytes", bytes}}));
      for (const Variant& variant : w.variants) {
        if (!variant.kernel) continue;
        for (std::size_t team = 1; team <= 3; ++team) {
          ready.problem->poison();
          run_team(variant.kernel, *ready.problem, team);
          const Verdict verdict = ready.problem->check();
          EXPECT_TRUE(verdict.correct) << variant.lanes << "@" << variant.isa << " team of " << team << " on "
                                       << count << " pages of " << bytes << ": " << verdict.reason;
        }
      }
    }
  }
}

TEST(PageTitles, FollowsItsGrammar) {
  using Case = std::pair<std::string, std::optional<std::string>>;
  const std::vector<Case> cases = {
      {"<title>a</title>", "a"},
      {"<title></title>", ""},
      {"<TITLE\n>\n a \n</TiTlE\t>", "\n a \n"},
      {"<title lang=en/>a</title/>", "a"},
      {"<title/>a</title >", "a"},
      {"<title\f>a</title\r>", "a"},
      {"<titlebar>no</titlebar><title>yes</title>", "yes"},
      {"<title-x>no</title><title>yes</title>", "yes"},
      {"</title><title>yes</title>", "yes"},
      {"<<title>yes</title>", "yes"},
      {"<ti<title>yes</title>", "yes"},
      {"<title>one</title><title>two</title>", "one"},
      {"<title>a <b>b</b> </titl> </titles> </ title>c</title>", "a <b>b</b> </titl> </titles> </ title>c"},
      {"<title>a<title>b</title>", "a<title>b"},
      {"<title>a &lt; &amp; <</title>", "a &lt; &amp; <"},
      {"<title>" + std::string(kLongestTitle, 'x') + "</title>", std::string(kLongestTitle, 'x')},
      {"\x1Ctitle>no<\x54itle>yes</title>", "yes"},
      {"", std::nullopt},
      {"<", std::nullopt},
      {"<t", std::nullopt},
      {"<title>", std::nullopt},
      {"<title>a</titl", std::nullopt},
      {"<title>a</title", std::nullopt},
      {"<title a</title", std::nullopt},
      {"<title", std::nullopt},
      {"<titlE", std::nullopt},
      {"<tEtle>a</title>", std::nullopt},
      {"<title\v>a</title>", std::nullopt},
      {"<title a=1", std::nullopt},
      {"title>a</title>", std::nullopt},
      {"<title>a<\x0Ftitle>", std::nullopt},
      {"<title>a<\x0Ftitle>b</title>", "a<\x0Ftitle>b"},
      {"<titLE>a</tItlE>", "a"},
  };
  Bodies bodies;
  std::vector<std::optional<std::string>> titles;
  for (const auto& [body, title] : cases) {
    bodies.push_back(body);
    titles.push_back(title);
  }
  expect_titles(bodies, titles);
}

TEST(PageTitles, FindsATitleAtEveryPlaceInAVector) {
  // Candidates cross from one vector into the next, and the page ends right behind the title or later.
  Bodies bodies;
  std::vector<std::optional<std::string>> titles;
  for (std::size_t before = 0; before < 150; ++before) {
    const std::string title(before % 70, 'x');
    bodies.push_back(std::string(before, "<te"[before % 3]) + "<title>" + title + "</title>" +
                     std::string(before % 4 * 30, '<'));
    titles.emplace_back(title);
  }
  expect_titles(bodies, titles);
}

TEST(PageTitles, NamesThePageThatTheServerRefuses) {
  const Verdict verdict = verdict_on([](std::size_t i) {
    return i == 1 ? "HTTP/1.1 500 Oops\r\nConnection: close\r\nContent-Length: 4\r\n\r\noops"
                  : http_ok(page(i, 4096));
  });
  EXPECT_FALSE(verdict.correct);
  EXPECT_EQ(verdict.reason, "page 1: HTTP 500");
}

TEST(PageTitles, NamesThePageThatEndsTooEarly) {
  const Verdict verdict = verdict_on([](std::size_t i) {
    const std::string whole = http_ok(page(i, 4096));
    return i == 2 ? whole.substr(0, whole.size() - 1024) : whole;
  });
  EXPECT_FALSE(verdict.correct);
  // The rest is curl's, which has changed its words.
  EXPECT_TRUE(verdict.reason.starts_with("page 2: connection closed early (")) << verdict.reason;
  EXPECT_NE(verdict.reason.find(" 1024 bytes "), std::string::npos) << verdict.reason;
}

TEST(PageTitles, NamesThePageWithoutAProperAnswer) {
  EXPECT_EQ(verdict_on([](std::size_t) { return http_ok("<title>other</title>"); }).reason,
            fmt::format("page 0: got 'other', expected '{}'", title_of(0)));
  EXPECT_EQ(verdict_on([](std::size_t) { return http_ok("<p>nothing</p>"); }).reason,
            "page 0: no title in its bytes");
  EXPECT_EQ(verdict_on([](std::size_t) { return http_ok(std::string(4097, ' ')); }).reason,
            "page 0: longer than 4096 bytes");
  EXPECT_EQ(verdict_on([](std::size_t) {
              return http_ok("<title>" + std::string(kLongestTitle + 1, 'x') + "</title>");
            }).reason,
            "page 0: a title of 121 bytes; at most 120 fit");
  const std::string noise = verdict_on([](std::size_t) { return "noise\r\n"; }).reason;
  EXPECT_EQ(noise.find("page 0: "), 0U) << noise;
}

TEST(PageTitles, WaitsOnceForAServerThatHangs) {
  // With one time limit per page this would take 100 s.
  ReadyProblem ready(make({{"pages", "100"}, {"page_bytes", "4096"}}));
  const PageServer server([](std::size_t i) { return i < 2 ? http_ok(page(i, 4096)) : ""; });
  pages_of(ready).url = server.url();
  const auto start = std::chrono::steady_clock::now();
  ready.problem->poison();
  run_team(workload().variants.front().kernel, *ready.problem, 2);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  const Verdict verdict = ready.problem->check();
  EXPECT_FALSE(verdict.correct);
  EXPECT_EQ(verdict.reason, "page 2: timeout after 2 s");
  EXPECT_EQ(pages_of(ready).outcomes[99].state, Outcome::kNotFetched);
}

TEST(PageTitles, SaysThatNobodyAnswersAndRecovers) {
  ReadyProblem ready(make({{"pages", "5"}}));
  PageTitles& p = pages_of(ready);
  const std::string right_url = p.url;
  p.url = PageServer([](std::size_t) { return ""; }).url();  // Gone at the end of the line.
  const Kernel kernel = workload().variants.front().kernel;
  for (std::size_t team = 1; team <= 3; ++team) {
    p.poison();
    run_team(kernel, p, team);
    const std::string reason = p.check().reason;
    EXPECT_NE(reason.find(": no connection (Failed to connect"), reason.npos) << reason;
  }
  p.url = right_url;
  p.poison();
  run_team(kernel, p, 2);
  EXPECT_TRUE(p.check().correct);
}

TEST(PageTitles, RejectsEveryKindOfWrongOutput) {
  ReadyProblem ready(make({{"pages", "9"}}));
  PageTitles& p = pages_of(ready);
  const Kernel kernel = workload().variants.front().kernel;
  p.poison();
  EXPECT_EQ(p.check().reason, fmt::format("page 0: got no title, expected '{}'", title_of(0)));
  run_team(kernel, p, 1);
  ASSERT_TRUE(p.check().correct);
  std::swap(p.outcomes[3], p.outcomes[4]);
  EXPECT_EQ(p.check().reason, fmt::format("page 3: got '{}', expected '{}'", title_of(4), title_of(3)));
  std::swap(p.outcomes[3], p.outcomes[4]);
  p.outcomes[8].length -= 1;
  EXPECT_FALSE(p.check().correct);
}

TEST(PageTitles, AnswersWithAChecksumOfTheTitles) {
  ReadyProblem ready(make({{"pages", "64"}, {"page_bytes", "1000"}}));
  run_team(workload().variants.front().kernel, *ready.problem, 1);
  EXPECT_EQ(ready.problem->answer(), "checksum=ba605977f675573c");  // The same at every page_bytes.
  ReadyProblem none(make({{"pages", "0"}}));
  EXPECT_EQ(none.problem->answer(), "checksum=cbf29ce484222325");  // FNV-1a of nothing.
  EXPECT_EQ(ready.problem->outside_inputs().at("url"), pages_of(ready).url);
}

TEST(PageTitles, LeavesNoServerBehind) {
  const std::vector<pid_t> before = children_of(getpid());
  std::string url;
  {
    ReadyProblem ready(make({{"pages", "2"}}));
    url = pages_of(ready).url;
    EXPECT_TRUE(answers(url));
    EXPECT_EQ(children_of(getpid()).size(), before.size() + 1);
  }
  EXPECT_FALSE(answers(url));
  EXPECT_EQ(children_of(getpid()), before);
}

TEST(PageTitles, ItsServerDiesWithAKilledOwner) {
  std::array<int, 2> report{};
  ASSERT_EQ(pipe(report.data()), 0);
  const pid_t owner = fork();
  if (owner == 0) {
    ReadyProblem ready(make({{"pages", "2"}}));
    const std::string url = pages_of(ready).url;
    if (write(report[1], url.data(), url.size()) > 0) pause();
    _exit(1);
  }
  std::array<char, 64> url{};
  ASSERT_GT(read(report[0], url.data(), url.size() - 1), 0);
  close(report[0]);
  close(report[1]);
  const std::vector<pid_t> servers = children_of(owner);
  ASSERT_EQ(servers.size(), 1U);
  EXPECT_TRUE(runs(servers.front()));
  EXPECT_TRUE(answers(url.data()));
  kill(owner, SIGKILL);
  waitpid(owner, nullptr, 0);
  EXPECT_TRUE(soon([&] { return !runs(servers.front()) && !answers(url.data()); }));
}

TEST(PageTitles, StartsNoServerUntilOpened) {
  const std::vector<pid_t> before = children_of(getpid());
  const std::unique_ptr<Problem> counted = make({{"pages", "1000"}});
  Arena inputs;
  Arena outputs;
  counted->allocate(inputs, outputs);
  EXPECT_GE(inputs.used(), 65'536'000U);  // The server's pages count as well.
  EXPECT_EQ(children_of(getpid()), before);
}

TEST(PageTitles, RefusesPagesTooSmallForATitle) {
  try {
    make({{"page_bytes", "255"}});
    ADD_FAILURE() << "accepted";
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "page_bytes must be from 256 to 67108864; got 255");
  }
}

}  // namespace
}  // namespace lanebench::page_titles
