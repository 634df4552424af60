#pragma once

#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What an office works with: units, procedures, their steps and papers. All of it is versioned by dates of validity;
// both ends are inclusive and an absent end means "still in force".

namespace motcua {

enum class UnitKind : std::uint8_t { province, department, district, commune, one_stop_desk, office };
std::string_view to_string(UnitKind kind);
std::optional<UnitKind> unit_kind_from(std::string_view text);

struct Validity {
    Date from{};
    std::optional<Date> to = {};

    bool covers(Date date) const { return from <= date && (!to || date <= *to); }
    bool operator==(const Validity&) const = default;
};

struct Unit {
    std::string code;
    std::string name;
    UnitKind kind = UnitKind::office;
    std::string parent_code;  // empty for a province
    Validity validity = {};

    bool operator==(const Unit&) const = default;
};

// An agency is a unit that may issue dossier codes in its own name: a province, district or commune.
bool is_agency(UnitKind kind);

// The unit of a time limit or of a step's budget.
enum class LimitUnit : std::uint8_t { working_day, working_hour, calendar_day, same_day, none };
std::string_view to_string(LimitUnit unit);
std::optional<LimitUnit> limit_unit_from(std::string_view text);

// A time limit. `halves` counts half units for working days (1.5 days = 3 halves) and for hours, so that amounts stay
// exact integers; calendar days are always even. same_day and none have no amount.
struct TimeLimit {
    LimitUnit unit = LimitUnit::none;
    std::int64_t halves = 0;

    bool operator==(const TimeLimit&) const = default;
};

// What a request for a supplement does to the clock (NĐ 61/2018 art. 19(4) and the practice before it).
enum class SupplementPolicy : std::uint8_t {
    restart,  // the full limit again once the dossier is complete
    pause,    // what was left is left
    none,     // immediate procedures: nothing to wait for
};
std::string_view to_string(SupplementPolicy policy);
std::optional<SupplementPolicy> supplement_policy_from(std::string_view text);

// One step of a procedure: who works on it, for how long.
struct Step {
    int seq = 0;
    std::string name;
    std::string unit_role;
    TimeLimit budget = {};
    bool runs = true;  // false: the clock is stopped in this step (fee, tax)

    bool operator==(const Step&) const = default;
};

enum class PaperRequirement : std::uint8_t { yes, conditional, show_only, unstated };
std::string_view to_string(PaperRequirement requirement);
std::optional<PaperRequirement> paper_requirement_from(std::string_view text);

// One paper of a procedure's checklist. Absent counts are "not stated".
struct Paper {
    int seq = 0;
    std::string name;
    std::optional<int> originals = {};
    std::optional<int> copies = {};
    PaperRequirement required = PaperRequirement::unstated;

    bool operator==(const Paper&) const = default;
};

enum class Level : std::uint8_t { province, district, commune };
std::string_view to_string(Level level);
std::optional<Level> level_from(std::string_view text);

// One version of an administrative procedure. (code, validity.from) identifies it; versions never overlap.
struct Procedure {
    std::string code;
    std::string name;
    std::string field;
    Level level = Level::commune;
    TimeLimit limit = {};
    SupplementPolicy supplement = SupplementPolicy::restart;
    std::optional<std::int64_t> fee_vnd = {};
    Validity validity = {};
    // Its very name tells something about a person (a criminal record, a disability): no notice names it.
    bool sensitive = false;

    bool operator==(const Procedure&) const = default;
};

}  // namespace motcua
