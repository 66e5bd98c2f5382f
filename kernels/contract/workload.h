// What a workload is: a problem that owns its data and knows its cost and its right answer, and the variants
// that solve it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "kernels/contract/arena.h"
#include "kernels/contract/parameters.h"
#include "kernels/contract/poison.h"
#include "kernels/contract/team.h"

namespace lanebench {

/// The work in one solution, from the algorithm (not from counters). Empty fields would be guesses: a problem
/// whose cost depends on its data (early exit) says 0 flops and counts only items.
struct Cost {
  double flops = 0;               ///< Floating-point operations; a fused multiply-add counts 2.
  bool single_precision = false;  ///< Whether they are on 32-bit numbers.
  double bytes_read = 0;          ///< Bytes that must come from memory when nothing is cached.
  double bytes_written = 0;       ///< Bytes that must go to memory, without write-allocate traffic.
  double items = 0;               ///< Points, numbers, rows or elements.
  double integer_multiplies = 0;  ///< Of 32-bit numbers, where a job consists of them.
};

/// What checking an output found.
struct Verdict {
  bool correct = true;
  double max_rel_error = 0;
  std::string reason;  ///< For a wrong output: the first differing index and both values.
};

/// Something that a job needs is not there: room on a disk, a server, a GPU. `what()` is the reason in words,
/// which becomes the reason of the rows that cannot run.
class Unavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One instance of a job: parameters, inputs and outputs.
///
/// Order of calls: constructor (checks parameters, throws InputError), `allocate`, `open`, `fill`, then any
/// number of `poison` or `alter_outputs` → kernel → `check`. Kernels get it const: they write through the
/// spans it holds. A kernel that fails outside its own code (a disk, a server) says so in an output, and
/// `check` puts it into words.
class Problem {
 public:
  virtual ~Problem() = default;

  /// Takes arrays. With counting arenas this tells how much memory the problem needs, so it touches nothing.
  virtual void allocate(Arena& inputs, Arena& outputs) = 0;
  /// Makes what the job needs besides memory, such as files or a server; throws Unavailable. Called once,
  /// while the process has neither threads nor workers, which inherit what is opened here. The destructor may
  /// never run (a child that hangs is killed), so what is made here must end with the process by itself.
  virtual void open() {}
  /// Generates the inputs. Every worker of a team runs it and writes the share that it will later read.
  virtual void fill(Team& team) = 0;
  virtual Cost cost() const = 0;
  /// How large the problem is, for reports; empty where the size parameter says it. For problems that a list
  /// of numbers can make.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
  /// Fills the outputs with values that no right answer has: spoils them.
  virtual void poison() = 0;
  /// Changes some of what the last solution left in the spoiled outputs, others for every seed. A kernel that
  /// returns where its work looks done computes on poison, and leaves these as they are.
  void alter_outputs(std::uint64_t seed) {
    alteration_ = seed;
    poison();
    alteration_.reset();
  }
  /// Compares the outputs with a reference that shares no code with the variants.
  virtual Verdict check() = 0;
  /// The outputs as one line for a person, such as `hits=… pi=…`.
  virtual std::string answer() const = 0;

  /// Whether the answer of another program is right, given that the outputs are. The default asks for the
  /// same text.
  virtual Verdict check_answer(const std::string& text) const;
  /// What another program needs besides the parameters to do the same job, such as the address of a server.
  virtual std::map<std::string, std::string> outside_inputs() const { return {}; }

 protected:
  /// What `poison` does where no right answer consists of 0xFF bytes, which are NaN or -1.
  template <typename... T>
  void spoil(std::span<T>... outputs) {
    ((alteration_ ? alter(outputs, *alteration_) : fill_with_ones(outputs)), ...);
  }
  /// What it does elsewhere: `never(i)` is a value that element i of no right answer has.
  template <typename T, typename Never>
  void spoil_with(std::span<T> output, Never never) {
    if (alteration_) return alter(output, *alteration_);
    for (std::size_t i = 0; i < output.size(); ++i) output[i] = never(i);
  }

 private:
  std::optional<std::uint64_t> alteration_;  ///< The seed while outputs are altered instead of poisoned.
};

/// One way to compute one worker's share. Every worker of a team calls it with the same problem.
using Kernel = std::function<void(const Problem&, Team&)>;

/// A kernel for problem type P, as its author writes it.
template <typename P>
using KernelOf = void (*)(const P&, Team&);

/// The problem type of a kernel: decltype(problem_of(loop)).
template <typename P>
P problem_of(KernelOf<P> kernel);

/// A function compiled for one instruction set.
template <typename Function>
struct ForIsa {
  std::string isa;
  Function function = nullptr;  ///< Null where it cannot run here,
  std::string unavailable{};    ///< and then this says why.
};

template <typename P>
using IsaKernel = ForIsa<KernelOf<P>>;

template <typename P>
using IsaKernels = std::vector<IsaKernel<P>>;

/// A library's kernel for the same job: it tells how good our own are.
template <typename P>
struct LibraryKernel {
  KernelOf<P> function = nullptr;  ///< Null where the library is not there,
  std::string unavailable{};       ///< and then this says why.
  std::string not_in_processes{};  ///< Why its workers cannot be processes; empty when they can.
};

/// A row of the lanes axis: `lanes` is "scalar", "autovec", "simd", or the name of a library or of a
/// workload's own further lane.
struct Variant {
  std::string lanes;
  std::string isa;                 ///< Highway's name of the target; empty for scalar code.
  Kernel kernel;                   ///< Empty when it cannot run here,
  std::string unavailable;         ///< and then this says why,
  std::string not_applicable;      ///< or this, when the job has no such variant on any machine.
  std::string not_in_processes{};  ///< Why its workers cannot be processes; empty when they can.
  bool library = false;            ///< Code of others, not a further lane of our own.
};

class DeviceJob;

/// Makes the GPU's side of a problem; throws DeviceUnavailable (kernels/contract/device.h) with the driver's
/// reason.
using DeviceFactory = std::function<std::unique_ptr<DeviceJob>(const Problem&)>;

/// A row of the GPU; `make` is empty when built without CUDA.
struct DeviceVariant {
  std::string lanes;  ///< Empty for our own kernel, else the name of the library that does the job.
  DeviceFactory make{};
};

struct Workload {
  std::string name;
  std::string job;                 ///< One sentence for `list` and the report.
  std::string limited_by = "cpu";  ///< What more of would help: "cpu", "memory" or "waiting".
  std::string no_roof;             ///< Why no ceiling of the machine binds its cost; empty where one does.
  std::string size_parameter;      ///< What `--size` sets.
  std::vector<Parameter> parameters;
  std::map<std::string, std::string> quick;  ///< `--quick`: scalar/serial takes some 15 ms.
  std::function<std::unique_ptr<Problem>(const Parameters&)> make;
  std::vector<Variant> variants;
  std::vector<DeviceVariant> devices{{""}};  ///< Our own, then libraries.
  std::string device_not_applicable;         ///< Why the job has no GPU variant; empty when it has one.
  std::vector<std::uint64_t> worker_counts;  ///< Measured by default besides as many workers as cores.

  template <typename P>
  void add(std::string lanes, KernelOf<P> function) {
    variants.push_back({std::move(lanes), "", erased(function), "", ""});
  }

  template <typename P>
  void add(const std::string& lanes, const IsaKernels<P>& kernels) {
    for (const IsaKernel<P>& kernel : kernels) {
      variants.push_back({lanes, kernel.isa, kernel.function != nullptr ? erased(kernel.function) : Kernel{},
                          kernel.unavailable, ""});
    }
  }

  template <typename P>
  void add(std::string lanes, LibraryKernel<P> library) {
    Kernel kernel = library.function != nullptr ? erased(library.function) : Kernel{};
    variants.push_back({std::move(lanes), "", std::move(kernel), std::move(library.unavailable), "",
                        std::move(library.not_in_processes), true});
  }

  /// The lanes that most jobs have.
  template <typename P>
  void add_lanes(KernelOf<P> scalar, const IsaKernels<P>& autovec, const IsaKernels<P>& simd) {
    add("scalar", scalar);
    add("autovec", autovec);
    add("simd", simd);
  }

  /// A row that says why the job has no such lane.
  void rule_out(std::string lanes, std::string reason) {
    variants.push_back({std::move(lanes), "", {}, "", std::move(reason)});
  }

  /// Announces a library that does the job on the GPU, so that it has rows in builds without CUDA, too.
  void add_device_library(std::string lanes) { devices.push_back({std::move(lanes)}); }

  /// Sets our own GPU variant, or that of a library that was announced.
  template <typename P>
  void set_device(std::unique_ptr<DeviceJob> (*factory)(const P&), const std::string& lanes = "") {
    std::ranges::find(devices, lanes, &DeviceVariant::lanes)->make = [factory](const Problem& problem) {
      return factory(static_cast<const P&>(problem));
    };
  }

 private:
  template <typename P>
  static Kernel erased(KernelOf<P> function) {
    return [function](const Problem& problem, Team& team) { function(static_cast<const P&>(problem), team); };
  }
};

/// The workload of that name whose problem is a P.
template <typename P>
Workload workload_of(std::string name) {
  Workload w;
  w.name = std::move(name);
  w.make = [](const Parameters& parameters) { return std::make_unique<P>(parameters); };
  return w;
}

}  // namespace lanebench
