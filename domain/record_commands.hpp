#pragma once

#include "domain/access.hpp"
#include "domain/approver.hpp"
#include "domain/catalogue.hpp"
#include "domain/record_events.hpp"

#include <cstdint>
#include <optional>
#include <string>

// The commands that write something down about a dossier; see commands.hpp.

namespace motcua {

struct AddNote {
    static constexpr Action kAction = Action::note;
    Seal text;
};

struct Correct {
    static constexpr Action kAction = Action::correct;
    Approver approver;
    Seal reason;
    std::optional<Seal> applicant = {};
    std::optional<Seal> submitter = {};
    std::optional<Seal> documents = {};
};

struct ReportLoss {
    static constexpr Action kAction = Action::report_loss;
    PaperDamage damage = PaperDamage::lost;
    std::string responsible;
    Seal papers;
};

struct Locate {
    static constexpr Action kAction = Action::locate;
    Seal place;
};

struct AskOpinion {
    static constexpr Action kAction = Action::ask_opinion;
    std::string unit;
    TimeLimit limit = {};
    Seal question;
};

struct GiveOpinion {
    static constexpr Action kAction = Action::give_opinion;
    std::int64_t asked = 0;
    Seal answer;
};

}  // namespace motcua
