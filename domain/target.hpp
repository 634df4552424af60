#pragma once

#include "domain/time.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Targets of the key tasks (chỉ tiêu nhiệm vụ trọng tâm) that the heads of units answer for: each unit has five tasks a
// year, each task some targets with a plan and an actual.

namespace motcua {

inline constexpr std::int64_t kKeyTasks = 5;
inline constexpr std::int64_t kMostTargetsOfTask = 99;

enum class TargetKind : std::uint8_t {
    amount,     // so many of something
    milestone,  // done by a date
};
std::string_view to_string(TargetKind kind);
std::optional<TargetKind> target_kind_from(std::string_view text);

// Which way is better. Of a milestone the earlier date is.
enum class Direction : std::uint8_t { higher, lower };
std::string_view to_string(Direction direction);
std::optional<Direction> direction_from(std::string_view text);

// Task and number within it: "1.3".
struct TargetKey {
    std::int64_t task = 0;
    std::int64_t number = 0;

    auto operator<=>(const TargetKey&) const = default;
};
std::string to_string(const TargetKey& key);

// What is planned and reported is exact: amounts count ten-thousandths, milestones days since 1970.
using Measured = std::int64_t;

// An amount: digits without a needless leading zero, at most twelve, and at most four decimals behind a point ("12.5",
// "12.50"); a milestone: a date. Nothing for signs, other separators and anything else.
std::optional<Measured> parse_measured(TargetKind kind, std::string_view text);
// The same back, without needless zeros.
std::string format_measured(TargetKind kind, Measured value);

struct Target {
    TargetKey key = {};
    std::string title = {};
    std::string measure = {};  // the unit of measure of an amount: "lớp", "%"; of a milestone as the plan has it
    TargetKind kind = TargetKind::amount;
    Direction direction = Direction::higher;
    Measured plan = 0;
    std::optional<Measured> actual = {};
    bool withdrawn = false;

    bool operator==(const Target&) const = default;
};

// The actual as a percentage of the plan, in hundredths of a percent, rounded half up. Nothing for a milestone, without
// an actual, for a plan of 0, and above a million percent, which tells no more than that the plan was none.
std::optional<std::int64_t> percent_of_plan(const Target& target);

}  // namespace motcua
