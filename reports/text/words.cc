// The names and their words, one line each.
#include "reports/text/words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lanebench {
namespace {

struct IsaName {
  std::string_view isa;
  const char* words;
  const char* family;
  unsigned bytes;
};

constexpr std::array kIsaNames = {
    IsaName{"AVX10_2", "AVX10.2", "AVX-512", 64},
    IsaName{"AVX3_SPR", "AVX-512 Sapphire Rapids", "AVX-512", 64},
    IsaName{"AVX3_ZEN4", "AVX-512 Zen 4", "AVX-512", 64},
    IsaName{"AVX3_DL", "AVX-512 Ice Lake", "AVX-512", 64},
    IsaName{"AVX3", "AVX-512", "AVX-512", 64},
    IsaName{"AVX2", "AVX2", "AVX2", 32},
    IsaName{"SSE4", "SSE4", "SSE", 16},
    IsaName{"SSSE3", "SSSE3", "SSE", 16},
    IsaName{"SSE2", "SSE2", "SSE", 16},
    IsaName{"NEON_BF16", "NEON with bfloat16", "NEON", 16},
    IsaName{"NEON", "NEON", "NEON", 16},
    IsaName{"NEON_WITHOUT_AES", "NEON without AES", "NEON", 16},
    IsaName{"SVE2_128", "SVE2 of 128 bits", "SVE2 of 128 bits", 16},
    IsaName{"SVE_256", "SVE of 256 bits", "SVE of 256 bits", 32},
};

struct LaneName {
  std::string_view lanes;
  const char* words;
};

constexpr std::array kLaneNames = {
    LaneName{"scalar", "plain code"},
    LaneName{"autovec", "compiler's SIMD"},
    LaneName{"simd", "hand-written SIMD"},
    LaneName{"openblas", "OpenBLAS"},
    LaneName{"eigen", "Eigen"},
    LaneName{"sleef", "SLEEF"},
    LaneName{"std", "the C++ standard library"},
    LaneName{"swscale", "libswscale"},
    LaneName{"tbb", "TBB"},
    LaneName{"cublas", "cuBLAS"},
    LaneName{"cub", "CUB"},
};

const IsaName* known(const std::string& isa) {
  const auto found = std::ranges::find(kIsaNames, isa, &IsaName::isa);
  return found == kIsaNames.end() ? nullptr : &*found;
}

}  // namespace

std::string isa_in_words(const std::string& isa) {
  const IsaName* name = known(isa);
  return name == nullptr ? isa : name->words;
}

std::string isa_family(const std::string& isa) {
  const IsaName* name = known(isa);
  return name == nullptr ? isa : name->family;
}

unsigned isa_register_bytes(const std::string& isa) {
  const IsaName* name = known(isa);
  return name == nullptr ? 0 : name->bytes;
}

std::string limit_in_words(const std::string& limited_by) {
  if (limited_by == "cpu") return "Limited by computing";
  if (limited_by == "memory") return "Limited by memory";
  if (limited_by == "waiting") return "Waiting (for a disk, a network, a server)";
  return "Limited by " + (limited_by.empty() ? "something unnamed" : limited_by);
}

std::string lanes_in_words(const std::string& lanes) {
  const auto found = std::ranges::find(kLaneNames, lanes, &LaneName::lanes);
  return found == kLaneNames.end() ? lanes : found->words;
}

}  // namespace lanebench
