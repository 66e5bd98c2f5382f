// Row match: every lane and team size against the reference, where tails, padding, early exit and the 16-bit
// filter could go wrong.
#include "kernels/workloads/row_match/row_match.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "tests/kernels/every_variant.h"

namespace lanebench::row_match {
namespace {

using Row = std::vector<std::uint16_t>;

struct Shape {
  std::size_t rows;
  std::size_t width;
  std::size_t values;
};

/// A filled problem and its memory.
class Instance {
 public:
  explicit Instance(const Shape& shape, std::size_t fill_workers = 1, std::size_t seed = 1) {
    Parameters parameters(workload_.parameters);
    parameters.set("rows", std::to_string(shape.rows));
    parameters.set("width", std::to_string(shape.width));
    parameters.set("values", std::to_string(shape.values));
    parameters.set("seed", std::to_string(seed));
    problem_ = std::make_unique<RowMatch>(parameters);
    Arena input_size, output_size;
    problem_->allocate(input_size, output_size);
    inputs_ = std::make_unique<Arena>(Arena::Memory::kPrivate, input_size.used());
    outputs_ = std::make_unique<Arena>(Arena::Memory::kPrivate, output_size.used());
    problem_->allocate(*inputs_, *outputs_);
    run_team([this](const Problem&, Team& team) { problem_->fill(team); }, *problem_, fill_workers);
  }

  RowMatch* operator->() { return problem_.get(); }

  Row row_of_b(std::size_t j) const {
    const auto row = problem_->b.elements.subspan(j * problem_->width, problem_->width);
    return {row.begin(), row.end()};
  }

  /// Runs every variant with teams of 1, 2 and 3; returns the number of matches, on which all must agree.
  std::size_t solve_in_all_ways() {
    std::size_t matches = 0;
    for (const Variant& variant : workload_.variants) {
      if (!variant.kernel) continue;
      for (std::size_t workers = 1; workers <= 3; ++workers) {
        problem_->poison();
        run_team(variant.kernel, *problem_, workers);
        const Verdict verdict = problem_->check();
        EXPECT_TRUE(verdict.correct) << variant.lanes << "@" << variant.isa << ", " << workers << " workers, "
                                     << problem_->rows << " rows of " << problem_->width << ": "
                                     << verdict.reason;
        matches = static_cast<std::size_t>(std::ranges::count(problem_->out, 1));
      }
    }
    return matches;
  }

 private:
  Workload workload_ = workload();
  std::unique_ptr<RowMatch> problem_;
  std::unique_ptr<Arena> inputs_;
  std::unique_ptr<Arena> outputs_;
};

/// Two values of 16 bits whose packed key is `key`.
Row row_of_key(std::uint32_t key) {
  return {static_cast<std::uint16_t>(key >> 16), static_cast<std::uint16_t>(key)};
}
constexpr std::size_t kPackedWidth = 2;
constexpr std::size_t kPackedValues = 65536;

// Around every vector length, the padding, a block of each, and a grain; and a prime.
constexpr std::array<std::size_t, 27> kRows = {0,   1,   2,   7,   8,   9,    15,   16,   17,
                                               31,  32,  33,  63,  64,  65,   127,  128,  129,
                                               255, 257, 512, 513, 997, 1023, 1024, 1025, 3000};

TEST(RowMatch, EveryVariantIsRightAtEveryRemainder) {
  for (const char* values : {"2", "65536"}) {
    expect_right_at_every_remainder(workload(), 64, "rows", {{"width", "2"}, {"values", values}});
  }
}

TEST(RowMatch, EveryLaneAndTeamMatchesTheReference) {
  // Packed keys: usual, frequent matches, every row equal; the widest that pack, and hashed ones.
  constexpr std::array<std::pair<std::size_t, std::size_t>, 9> kKinds = {
      {{5, 20}, {2, 20}, {1, 2}, {1, 1}, {1, 65536}, {2, 65536}, {64, 1}, {3, 65536}, {64, 2}}};
  for (const auto& [width, values] : kKinds) {
    for (const std::size_t rows : kRows) {
      Instance instance({rows, width, values});
      // Rare kinds get some matches all over both tables.
      for (std::size_t i = 0; i < rows; i += 5) instance->set_a(i, instance.row_of_b(i * 7 % rows));
      EXPECT_GE(instance.solve_in_all_ways(), (rows + 4) / 5);
    }
  }
}

TEST(RowMatch, FindsTheExpectedShareOfRandomRows) {
  // 1 - (1 - 1/8000)^3000 of 3000 rows: 938, standard deviation about 30.
  const std::size_t matches = Instance({3000, 3, 20}).solve_in_all_ways();
  EXPECT_GT(matches, 938u - 150);
  EXPECT_LT(matches, 938u + 150);
  EXPECT_EQ(Instance({3000, 64, 20}).solve_in_all_ways(), 0u);
}

TEST(RowMatch, FindsAMatchInTheLastRowOnly) {
  // The last two lie beyond several chunks of B.
  for (const std::size_t rows : std::initializer_list<std::size_t>{1, 31, 64, 65, 997, 1025, 9001, 20011}) {
    Instance instance({rows, kPackedWidth, kPackedValues});
    for (std::size_t j = 0; j < rows; ++j) instance->set_b(j, row_of_key(static_cast<std::uint32_t>(j)));
    // Most rows match at once, some never, one with B's last row only.
    std::size_t expected = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      const bool absent = i % 16 == 5 && i != rows - 1;
      instance->set_a(i, row_of_key(absent ? 0x80000000u + static_cast<std::uint32_t>(i) : 0));
      expected += absent ? 0 : 1;
    }
    instance->set_a(rows - 1, row_of_key(0xFFFFFFFF));
    instance->set_b(rows - 1, row_of_key(0xFFFFFFFF));
    // Where B has one row, it is both first and last.
    EXPECT_EQ(instance.solve_in_all_ways(), expected) << rows;
  }
}

TEST(RowMatch, PaddingRepeatsRowZeroAndNothingElse) {
  Instance instance({65, kPackedWidth, kPackedValues});
  const Row before = instance.row_of_b(0);
  instance->set_b(0, row_of_key(0x12345678));
  instance->set_a(3, before);
  instance->set_a(4, row_of_key(0x12345678));
  EXPECT_EQ(instance.solve_in_all_ways(), 1u);
  EXPECT_EQ(instance->out[4], 1);
}

TEST(RowMatch, EqualTagsOfDifferentKeysAreNoMatch) {
  constexpr std::uint32_t kKey = 12345;
  std::vector<std::uint32_t> colliding;
  for (std::uint32_t key = 0; colliding.size() < 20; ++key) {
    if (key != kKey && tag_of(key) == tag_of(kKey)) colliding.push_back(key);
  }
  constexpr std::size_t kCount = 1500;
  Instance instance({kCount, kPackedWidth, kPackedValues});
  for (std::size_t i = 0; i < kCount; ++i) {
    instance->set_a(i, row_of_key(kKey));
    instance->set_b(i, row_of_key(colliding[i % colliding.size()]));
  }
  EXPECT_EQ(instance->key_is_row, true);
  EXPECT_EQ(instance.solve_in_all_ways(), 0u);

  Instance again({kCount, kPackedWidth, kPackedValues});
  for (std::size_t i = 0; i < kCount; ++i) {
    again->set_a(i, row_of_key(kKey));
    again->set_b(i, row_of_key(i == kCount - 1 ? kKey : colliding[i % colliding.size()]));
  }
  EXPECT_EQ(again.solve_in_all_ways(), kCount);
}

// Two different rows with one hashed key: among 2^18 random rows some 8 pairs collide.
std::pair<Row, Row> colliding_rows() {
  Instance pool({std::size_t{1} << 18, 3, 65536});
  std::vector<std::size_t> order(pool->rows);
  for (std::size_t j = 0; j < order.size(); ++j) order[j] = j;
  std::ranges::sort(order, {}, [&](std::size_t j) { return pool->b.keys[j]; });
  for (std::size_t k = 1; k < order.size(); ++k) {
    const Row left = pool.row_of_b(order[k - 1]);
    const Row right = pool.row_of_b(order[k]);
    if (pool->b.keys[order[k - 1]] == pool->b.keys[order[k]] && left != right) return {left, right};
  }
  return {};
}

TEST(RowMatch, EqualHashesOfDifferentRowsAreNoMatch) {
  const auto [left, right] = colliding_rows();
  ASSERT_FALSE(left.empty());
  Instance instance({100, 3, 65536});
  ASSERT_FALSE(instance->key_is_row);
  for (std::size_t i = 0; i < 100; ++i) {
    instance->set_a(i, left);
    instance->set_b(i, right);
  }
  ASSERT_EQ(instance->a.keys[0], instance->b.keys[0]);
  EXPECT_EQ(instance.solve_in_all_ways(), 0u);

  // The false match comes first, the true one after it within the same vector.
  Instance again({100, 3, 65536});
  for (std::size_t i = 0; i < 100; ++i) {
    again->set_a(i, left);
    again->set_b(i, i == 1 ? left : right);
  }
  EXPECT_EQ(again.solve_in_all_ways(), 100u);
}

TEST(RowMatch, RowsPackExactlyUpTo32Bits) {
  EXPECT_TRUE(Instance({1, 2, 65536})->key_is_row);
  EXPECT_TRUE(Instance({1, 32, 2})->key_is_row);
  EXPECT_FALSE(Instance({1, 33, 2})->key_is_row);
  EXPECT_FALSE(Instance({1, 64, 65536})->key_is_row);
  EXPECT_TRUE(Instance({1, 64, 1})->key_is_row);
  EXPECT_EQ(key_of(Row{1, 2, 3}, 10, true), 123u);
  EXPECT_EQ(key_of(Row{65535, 65535}, 65536, true), 0xFFFFFFFFu);
}

TEST(RowMatch, TagsTellSmallKeysApart) {
  std::vector<bool> seen(65536);
  for (std::uint32_t key = 0; key < 65536; ++key) seen[tag_of(key)] = true;
  EXPECT_GT(std::ranges::count(seen, true), 45000);  // A random function would give 65536 (1 - 1/e) = 41427.
}

TEST(RowMatch, InputsDoNotDependOnTheWorkersThatFill) {
  Instance one({997, 5, 20}, 1);
  Instance three({997, 5, 20}, 3);
  Instance reseeded({997, 5, 20}, 1, 2);
  EXPECT_TRUE(std::ranges::equal(one->a.elements, three->a.elements));
  EXPECT_TRUE(std::ranges::equal(one->b.elements, three->b.elements));
  EXPECT_TRUE(std::ranges::equal(one->b.tags, three->b.tags));
  EXPECT_FALSE(std::ranges::equal(one->a.elements, reseeded->a.elements));
  EXPECT_TRUE(std::ranges::all_of(one->a.elements, [](std::uint16_t v) { return v < 20; }));
}

TEST(RowMatch, CheckRejectsPoisonAndOneWrongByte) {
  Instance instance({997, 2, 20});
  instance->poison();
  EXPECT_FALSE(instance->check().correct);
  instance.solve_in_all_ways();
  EXPECT_TRUE(instance->check().correct);
  instance->out[996] ^= 1;
  const Verdict verdict = instance->check();
  EXPECT_FALSE(verdict.correct);
  EXPECT_NE(verdict.reason.find("index 996"), std::string::npos) << verdict.reason;
}

}  // namespace
}  // namespace lanebench::row_match
