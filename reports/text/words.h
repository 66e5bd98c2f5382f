// What people call the names of case ids: "AVX3" is AVX-512, "openblas" is OpenBLAS.
#pragma once

#include <string>

namespace lanebench {

/// "AVX-512" for AVX3, "AVX-512 Ice Lake" for AVX3_DL; a name without another word stays as it is.
std::string isa_in_words(const std::string& isa);

/// Instruction sets with registers of one width share a name: "AVX-512" for AVX3, AVX3_DL, …, "SSE" for SSE2,
/// SSSE3 and SSE4; others are their own.
std::string isa_family(const std::string& isa);

/// Bytes in a register: 64 for AVX3; 0 where the width is not fixed (SVE) or the name is not known.
unsigned isa_register_bytes(const std::string& isa);

/// "plain code", "compiler's SIMD", "hand-written SIMD", "OpenBLAS"; an unknown lane stays as it is.
std::string lanes_in_words(const std::string& lanes);

/// Of a job: "Limited by computing" for cpu; how tables and figures group jobs.
std::string limit_in_words(const std::string& limited_by);

}  // namespace lanebench
