#pragma once

#include "domain/access.hpp"
#include "storage/import.hpp"

#include <string>
#include <string_view>

namespace motcua::storage {

// Whose import it is, for which year, and why figures change.
struct TargetImport {
    std::int64_t year = 0;
    Actor by;
    std::string reason = {};  // may be empty as long as nothing changes that was there
    Instant now{};
};

// Takes a CSV file of targets: unit_code, task_no, target_no, title, unit_of_measure, plan and actual (may be blank);
// kind and direction may be left out (amount, higher). All of it or, when any row is bad, nothing; the caller holds the
// transaction.
//
// A target that is new is set; one whose plan or description differs is set anew, and an actual that differs is
// reported anew, which takes a reason. A blank actual says nothing about one that was reported. What is not in the file
// stays as it is, and a file that is there already adds no entry. Units must be in force in the year and be the
// importer's to set targets for; what was withdrawn stays so, and no amount becomes a milestone.
ImportReport import_targets(Session& session, std::string_view text, const TargetImport& import);

}  // namespace motcua::storage
