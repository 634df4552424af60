#pragma once

#include "api/call.hpp"
#include "storage/figure_cells.hpp"

namespace motcua::api {

// The question of a request for figures: from and to, or period (2015, 2015-Q1, 2015-03 …) with cutoff; span, group_by,
// unit, field, procedure, channel, level, as_of. Every fault is named as "/name".
Outcome<storage::FigureQuestion> read_figure_question(storage::Session& session, const Call& call);

// Brings the figures up to what the session sees. figures_not_ready while the facts of many dossiers are still being
// folded.
Outcome<void> refresh_facts(storage::Session& session, Services& services);

// The cells asked for, of what `actor` may count. forbidden_role for a grouping by person by who answers for nobody,
// figures_not_ready while the facts of many dossiers are still being folded.
Outcome<storage::FigureCells> answer_figures(storage::Session& session,
                                             Call& call,
                                             const Actor& actor,
                                             const storage::FigureQuestion& question);

}  // namespace motcua::api
