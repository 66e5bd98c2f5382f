// The description of this machine together with what only a child can measure.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace lanebench {

/// `machine` (see describe_machine) with the settings that children get, the overheads and the ceilings, and
/// when those were measured. Where they were kept since this machine booted, they are not measured again, and
/// `figures_age_s` says how old they are; unless `remeasure` asks for new ones.
nlohmann::json with_figures(nlohmann::json machine, bool remeasure);

}  // namespace lanebench
