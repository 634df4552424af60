#pragma once

#include "api/call.hpp"
#include "api/problem.hpp"
#include "domain/figures.hpp"
#include "domain/unit_class.hpp"
#include "storage/catalogue.hpp"
#include "storage/targets.hpp"

#include <cstdint>
#include <optional>
#include <vector>

// The scoreboard of heads' key tasks. It is one and the same for whoever may read: a place among all units that
// depended on the reader would be none. It counts and names no person.

namespace motcua::api {

// By which rule, and whether it is the product's own proposal.
struct RuleOfYear {
    ClassRule rule = {};
    bool is_default = true;
};
RuleOfYear rule_of_year(storage::Session& session, std::int64_t year);

// The service band stays open: three of its nine indices are measured (domain/nine_indices.hpp), with six points at
// most, good begins at twelve, and the others could add twelve.
std::optional<Classification> class_of(const TargetFigures& figures, const RuleOfYear& rule);

struct ScoreboardRow {
    Unit unit;
    TargetFigures figures;
    // Of the dossiers received at the unit's desks and those of the units below it.
    Figures dossiers;
    std::optional<std::int64_t> place = {};
};

struct Scoreboard {
    std::int64_t year = 0;
    Instant as_of{};  // the end of the year or, before it, now
    RuleOfYear rule = {};
    std::vector<ScoreboardRow> rows = {};  // by place, then by code
    TargetFigures total = {};
};

// The year of a path; unknown_scoreboard for what is none.
Outcome<std::int64_t> year_of(const std::string& text);

// unknown_scoreboard when no unit has targets in the year, figures_not_ready as answer_figures().
Outcome<Scoreboard> scoreboard_of(storage::Session& session, Call& call, std::int64_t year);

}  // namespace motcua::api
