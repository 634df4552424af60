#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace motcua::tests {

// Computes a deadline again from nothing but the JSON of its explanation in the full form: limit, hour rule, receipt,
// waits, and the dates with their segments. Written from the rules, shares no code with the product, and counts on its
// fingers: days are added up one after the other.
class ExplanationChecker {
public:
    // The answer of the calculator; its dates are in "explanation".
    explicit ExplanationChecker(const nlohmann::json& answer);

    // The date as the answer would write it; "" without a limit; nothing when the numbers of this checker are too small
    // for it (many days of odd lengths).
    std::optional<std::string> due() const;

    // What is wrong with the list of dates itself; empty when each date follows the one before, from the receipt on,
    // and what was counted adds up to the limit.
    std::string faults() const;

private:
    __extension__ typedef __int128 Wide;

    struct Day {
        std::vector<std::pair<std::int64_t, std::int64_t>> segments;  // milliseconds of the day
        std::int64_t length = 0;
    };

    // Milliseconds since the midnight that begins the first date; nothing for null.
    std::optional<std::int64_t> moment(const nlohmann::json& text) const;
    bool adds_up() const;
    std::string written(std::int64_t moment) const;
    std::int64_t passed(std::int64_t from, std::int64_t to) const;
    Wide share(const Day& day, std::int64_t worked) const;
    Wide reading(std::int64_t moment) const;
    std::optional<std::int64_t> at_reading(Wide reading) const;
    std::optional<std::int64_t> closing_from(std::int64_t day) const;
    std::optional<std::int64_t> due_moment() const;
    std::optional<std::int64_t> civil_due(std::int64_t start) const;
    std::optional<Wide> due_reading(std::int64_t start) const;

    const nlohmann::json& answer_;
    std::string unit_;
    bool end_of_day_ = false;
    std::int64_t halves_ = 0;
    std::vector<Day> days_;
    Wide parts_ = 1;  // what a working day is cut into; 0: too many
};

}  // namespace motcua::tests
