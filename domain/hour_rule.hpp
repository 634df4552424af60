#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace motcua {

// How an agency reads a limit in whole working days.
enum class HourRule : std::uint8_t {
    end_of_day,     // the first day is not counted, due at the end of the n-th working day after (Civil Code 2015 art.
                    // 147)
    same_position,  // due at the same share of the n-th working day's hours
};
std::string_view to_string(HourRule rule);
std::optional<HourRule> hour_rule_from(std::string_view text);

}  // namespace motcua
