// The words that a report uses, each in a sentence; docs/glossary.md has all of them.
#include "reports/render/sections.h"

namespace lanebench {

Document glossary_section() {
  return {
      Heading{2, "Glossary", true},
      Facts{{
          {"plain code", "the lane scalar: one element per instruction, vectorization switched off"},
          {"compiler's SIMD", "the lane autovec: the same loop, made into vectors by the compiler"},
          {"hand-written SIMD", "the lane simd: written for vectors, once for each instruction set"},
          {"workers",
           "threads or processes that share one job; \"2 workers\" stands for both kinds where the run "
           "cannot tell which is faster"},
          {"gain", "how many times as fast as plain code on one worker, timed in the same rounds"},
          {"interval", "the brackets: the truth lies within, 95 % sure, while the machine stays the same"},
          {"noise", "how far the same code, timed twice, differs from itself here"},
          {"pays, costs", "the whole interval lies above 1, or below it, by more than the noise"},
          {"no gain", "below ×1.25, 95 % sure, and not beyond the noise"},
          {"cannot tell, ?", "the interval or the noise is too wide; the number is the best guess"},
          {"tied with", "this run cannot tell the two apart"},
          {"limit, roof",
           "the time that the machine's measured bandwidth or arithmetic allows at best: the limit with all "
           "cores and the widest vectors, the roof with those of the case itself"},
          {"round", "each case once, in a shuffled order"},
          {"pass", "some rounds in a process of its own, begun on another core"},
          {"disturbed", "a neighbour used half of the core, or its clock fell"},
      }}};
}

}  // namespace lanebench
