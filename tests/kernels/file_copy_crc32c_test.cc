// CRC-32C: the mathematics, the tables and the folding of every target, against the definition bit by bit.
#define HWY_TARGET_INCLUDE "tests/kernels/file_copy_crc32c_test.cc"
#include "kernels/lanes/simd-inl.h"

#include <gtest/gtest.h>

#include <span>
#include <vector>

#include "kernels/contract/random.h"
#include "kernels/workloads/file_copy/fold-inl.h"
#include "kernels/workloads/file_copy/reference.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::file_copy::HWY_NAMESPACE {
namespace {

Polynomial folded(const std::uint8_t* data, std::size_t n) {
  return remainder(data, n);
}

}  // namespace
}  // namespace lanebench::file_copy::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::file_copy, folds, folded);

#if HWY_ONCE
namespace lanebench::file_copy {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// The definition: a shift register that takes the message bit by bit, the lowest bit of each byte first.
/// Most significant bit first, unlike everything that it is compared with.
class ShiftRegister {
 public:
  void take(std::uint8_t byte) {
    for (int bit = 0; bit < 8; ++bit) {
      const std::uint32_t feedback = state_ >> 31 ^ (byte >> bit & 1);
      state_ = state_ << 1 ^ (feedback != 0 ? 0x1EDC6F41 : 0);
    }
  }
  std::uint32_t checksum() const {
    std::uint32_t reflected = 0;
    for (int i = 0; i < 32; ++i) reflected |= (state_ >> i & 1) << (31 - i);
    return ~reflected;
  }

 private:
  std::uint32_t state_ = 0xFFFFFFFF;
};

std::uint32_t by_bits(std::span<const std::uint8_t> message) {
  ShiftRegister shift_register;
  for (const std::uint8_t byte : message) shift_register.take(byte);
  return shift_register.checksum();
}

Bytes random_bytes(std::size_t n) {
  Bytes bytes(n);
  for (std::size_t i = 0; i < n; ++i) bytes[i] = static_cast<std::uint8_t>(random_bits(3, i));
  return bytes;
}

std::uint32_t by_tables(std::span<const std::uint8_t> message) {
  return checksum_of(extend_by_tables(0, message.data(), message.size()), message.size());
}

/// Runs `test(name, checksum)` for the tables and for each target of this CPU.
template <typename Test>
void for_each_method(Test test) {
  test("tables", by_tables);
  for (const auto& fold : folds()) {
    if (fold.function == nullptr) continue;
    test(fold.isa.c_str(), [&](std::span<const std::uint8_t> message) {
      return checksum_of(fold.function(message.data(), message.size()), message.size());
    });
  }
}

TEST(Crc32c, HasThePublishedValues) {
  // The check value of the catalogues, and the examples of RFC 3720, B.4.
  const Bytes digits = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
  Bytes ascending(32);
  for (std::size_t i = 0; i < ascending.size(); ++i) ascending[i] = static_cast<std::uint8_t>(i);
  for_each_method([&](const char* name, auto checksum) {
    EXPECT_EQ(checksum(digits), 0xE3069283) << name;
    EXPECT_EQ(checksum(Bytes(32, 0)), 0x8A9136AA) << name;
    EXPECT_EQ(checksum(Bytes(32, 0xFF)), 0x62A8AB43) << name;
    EXPECT_EQ(checksum(ascending), 0x46DD794E) << name;
    EXPECT_EQ(checksum(Bytes()), 0) << name;
  });
  EXPECT_EQ(by_bits(digits), 0xE3069283);
  EXPECT_EQ(crc32c(0, std::as_bytes(std::span(digits))), 0xE3069283);
}

TEST(Crc32c, IsRightForEveryLengthAtEveryAlignment) {
  constexpr std::size_t kLongest = 1000;
  const Bytes bytes = random_bytes(kLongest + 65);
  for (const std::size_t start : {0, 1, 3, 7, 13, 33, 63, 64}) {
    const std::span<const std::uint8_t> from(bytes.begin() + static_cast<std::ptrdiff_t>(start), kLongest);
    std::vector<std::uint32_t> want;
    for (std::size_t n = 0; n <= kLongest; ++n) want.push_back(by_bits(from.first(n)));
    for_each_method([&](const char* name, auto checksum) {
      for (std::size_t n = 0; n <= kLongest; ++n) {
        ASSERT_EQ(checksum(from.first(n)), want[n]) << name << " from " << start << ", " << n << " bytes";
      }
    });
  }
}

TEST(Crc32c, IsRightForLongMessages) {
  // Around 5275 bytes, which the sparse folding keeps; around its blocks of 8192; and a whole chunk.
  const Bytes bytes = random_bytes(300000);
  for (const std::size_t n : {1023, 1024,  1025,  4099,  5274,  5275,  5290,  5291,  5292,   8191,
                              8192, 10550, 13466, 13467, 13468, 13483, 21659, 65536, 262144, 299993}) {
    const auto message = std::span(bytes).subspan(7, n);
    const std::uint32_t want = by_bits(message);
    EXPECT_EQ(crc32c(0, std::as_bytes(message)), want);
    for_each_method(
        [&](const char* name, auto checksum) { EXPECT_EQ(checksum(message), want) << name << ", " << n; });
  }
}

TEST(Crc32c, NoticesEveryBit) {
  Bytes bytes = random_bytes(6000);
  for_each_method([&](const char* name, auto checksum) {
    const std::uint32_t before = checksum(bytes);
    for (const std::size_t bit : {0, 7, 8, 4095, 4096, 8191, 42200, 42207, 47992, 47999}) {
      bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
      EXPECT_NE(checksum(bytes), before) << name << ", bit " << bit;
      bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    }
  });
}

TEST(Crc32c, PiecesJoinToTheWhole) {
  const Bytes bytes = random_bytes(700);
  const std::uint32_t whole = by_bits(bytes);
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    const Polynomial left = extend_by_tables(0, bytes.data(), cut);
    const Polynomial right = extend_by_tables(0, bytes.data() + cut, bytes.size() - cut);
    EXPECT_EQ(checksum_of(joined(left, right, bytes.size() - cut), bytes.size()), whole) << cut;
    EXPECT_EQ(extend_by_tables(left, bytes.data() + cut, bytes.size() - cut),
              joined(left, right, bytes.size() - cut));
  }
}

TEST(Polynomials, PowersAddTheirExponents) {
  EXPECT_EQ(power_of_x(0), kOne);
  EXPECT_EQ(power_of_x(31), 1U);
  EXPECT_EQ(power_of_x(32), kModulus);
  for (const std::uint64_t a : {0ULL, 1ULL, 31ULL, 64ULL, 1000000007ULL, 1ULL << 40}) {
    for (const std::uint64_t b : {0ULL, 1ULL, 5275ULL, 1ULL << 38}) {
      EXPECT_EQ(multiply(power_of_x(a), power_of_x(b)), power_of_x(a + b)) << a << " " << b;
    }
  }
}

}  // namespace
}  // namespace lanebench::file_copy
#endif
