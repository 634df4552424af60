#pragma once

#include "api/figures_query.hpp"
#include "api/table.hpp"

#include <string>
#include <vector>

// What the official forms have in common.

namespace motcua::api {

// What is asked for, and in which format.
struct ReportQuestion {
    storage::FigureQuestion figures;
    TableFormat format = TableFormat::json;
};

// Every fault is named as "/name". forbidden_role for who may see no dossier.
Outcome<ReportQuestion> read_report_question(storage::Session& session, const Call& call);

// The name, the period and who reports, with where the figures come from: the journal up to this position.
TableHead report_head(storage::Session& session,
                      const Call& call,
                      const storage::FigureQuestion& question,
                      const std::string& file,
                      const std::string& title);

// The running number that official forms begin their lines with.
Column number_column(const Call& call);

}  // namespace motcua::api
